#include "render/pass/ground_cache.h"

#include <algorithm>
#include <cmath>

#include "data/geo/hash.h"
#include "render/map/map_view.h"
#include "render/pass/ground_pieces.h"
#include "render/pass/view_uniforms.h"

namespace arobase {
namespace {

constexpr double kMargin = 0.12;         // of the view's width and height, on each side
constexpr double kMostStretch = 2.2;     // beyond, the exact picture is drawn at once
constexpr double kDrift = 0.04;          // of the scale, or of the view's size: the next picture is begun
// Corners of triangles and ends of segments a frame: a fifteenth of a textured quad, a quarter, and nine tenths, on a software
// renderer. One who flies out wants more of the land with every frame: better a little more in each than all in the last. At rest nothing
// moves that could falter: there twice as much makes the picture sharp in half the frames.
constexpr double kCalmBudget = 4000, kFlyingOutBudget = 18000, kMostBudget = 56000, kMostBudgetAtRest = 120000;
constexpr double kClearing = 25000;      // what clearing a picture takes, as much as so many corners
constexpr int kFarthest = 60;            // frames that one looks ahead
constexpr int kInTime = 8;               // frames, more than the last picture took, that what there is must still do for
constexpr int kRestFrames = 6;           // that the exact picture may take, once the camera rests
constexpr double kCoarser = 2.2, kCoarserFlyingOut = 3;  // levels of detail of what moves
constexpr double kFlyingOut = -0.012;    // log of the scale, a frame

bool sameView(const MeshView& a, const MeshView& b) {
    return a.centre.x == b.centre.x && a.centre.y == b.centre.y && a.pxPerM == b.pxPerM;
}

Stroke strokeOf(bool exact) { return exact ? Stroke::Smooth : Stroke::Thin; }

/// How much of the picture's half width and height the view reaches; 1: up to its edge.
double reach(const MeshView& picture, const MeshView& view) {
    const auto along = [](double offsetM, double halfViewM, double halfPictureM) { return (std::abs(offsetM) + halfViewM) / halfPictureM; };
    return std::max(along(view.centre.x - picture.centre.x, static_cast<double>(view.viewport.w) / 2 / view.pxPerM,
                          static_cast<double>(picture.viewport.w) / 2 / picture.pxPerM),
                    along(view.centre.y - picture.centre.y, static_cast<double>(view.viewport.h) / 2 / view.pxPerM,
                          static_cast<double>(picture.viewport.h) / 2 / picture.pxPerM));
}

double stretch(const MeshView& picture, const MeshView& view) {
    const double ratio = view.pxPerM / picture.pxPerM;
    return std::max(ratio, 1 / ratio);
}

bool usable(const MeshView& picture, const MeshView& view) { return reach(picture, view) <= 1 && stretch(picture, view) <= kMostStretch; }

/// True when the whole land of the ground's territory is in the picture.
bool holdsLand(const MeshView& picture, const GroundJob& job) {
    const auto* first = job.commands.empty() ? nullptr : std::get_if<CommuneDraw>(&job.commands.front().what);
    const auto* mesh = job.commands.empty() ? nullptr : std::get_if<MeshDraw>(&job.commands.front().what);
    const int territory = first ? first->territory : mesh ? mesh->territory : 0;
    const auto& all = job.atlas->territories();
    if (territory < 0 || static_cast<std::size_t>(territory) >= all.size()) return false;
    const WorldBox& land = all[static_cast<std::size_t>(territory)].box;
    const double w = static_cast<double>(picture.viewport.w) / 2 / picture.pxPerM, h = static_cast<double>(picture.viewport.h) / 2 / picture.pxPerM;
    return land.min.x > picture.centre.x - w && land.max.x < picture.centre.x + w && land.min.y > picture.centre.y - h && land.max.y < picture.centre.y + h;
}

/// The view with a margin of whole pixels around it.
MeshView withMargin(const MeshView& view) {
    MeshView wide = view;
    const auto side = [](float px) { return px + 2 * static_cast<float>(std::ceil(static_cast<double>(px) * kMargin)); };
    wide.viewport = {0, 0, side(view.viewport.w), side(view.viewport.h)};
    return wide;
}

/// True when the picture is that of the view and of no other: a window may have grown around the same camera.
bool shows(const MeshView& picture, const MeshView& view) {
    const MeshView wide = withMargin(view);
    return sameView(picture, view) && picture.viewport.w == wide.viewport.w && picture.viewport.h == wide.viewport.h;
}

}  // namespace

GroundCache::GroundCache(bool gles, const std::filesystem::path& shaderFolder) : m_pass(gles, shaderFolder) {}

void GroundCache::clear() {
    m_shown.reset();
    m_next.reset();
    m_overview.reset();
    m_pieces.clear();
    m_lastView.reset();
    m_motion = {};
    m_unfinished = false;
}

void GroundCache::watch(const MeshView& view) {
    constexpr double kSmooth = 0.4, kSmoothGain = 0.25;
    if (!m_lastView || sameView(*m_lastView, view)) {
        m_motion = {};
    } else {
        const auto follow = [](double& mean, double now) { mean += (now - mean) * kSmooth; };
        follow(m_motion.dx, view.centre.x - m_lastView->centre.x);
        follow(m_motion.dy, view.centre.y - m_lastView->centre.y);
        const double before = m_motion.zoom;
        follow(m_motion.zoom, std::log(view.pxPerM / m_lastView->pxPerM));
        m_motion.zoomGain += (m_motion.zoom - before - m_motion.zoomGain) * kSmoothGain;
    }
    // A jump is no motion to be carried on.
    constexpr double kFastestZoom = 0.08, kFastestPan = 0.25;
    const double fastest = kFastestPan * static_cast<double>(view.viewport.w) / view.pxPerM;
    m_motion.zoom = std::clamp(m_motion.zoom, -kFastestZoom, kFastestZoom);
    m_motion.dx = std::clamp(m_motion.dx, -fastest, fastest);
    m_motion.dy = std::clamp(m_motion.dy, -fastest, fastest);
    m_lastView = view;
}

MeshView GroundCache::predicted(const MeshView& view, double frames) const {
    // Who flies out faster and faster goes on doing so for a while, up to some times the speed of now. (Who flies in must not
    // find a picture of less than what he sees.)
    constexpr double kGathering = 24, kMostGain = 1.5;
    const double gathering = std::min(frames, kGathering);
    const bool faster = m_motion.zoomGain < 0 && m_motion.zoom < 0;
    const double gain = faster ? std::copysign(std::min(std::abs(m_motion.zoomGain), kMostGain * std::abs(m_motion.zoom) / kGathering), m_motion.zoom) : 0;
    MeshView then = view;
    then.pxPerM *= std::exp(m_motion.zoom * frames + gain * gathering * (frames - gathering / 2));
    then.centre.x += m_motion.dx * frames;
    then.centre.y += m_motion.dy * frames;
    return then;
}

/// A view for a picture that is whole in `frames`: it covers what is seen then, and as long after as it can without being
/// stretched: while one flies out, detail is lost anyway, so it may take in twice as much.
MeshView GroundCache::ahead(const MeshView& view, double frames) const {
    constexpr double kLongest = 48, kSlack = 1.04, kZooms = 0.003, kWider = 2;
    const double widest = m_motion.zoom < -kZooms ? kWider : 1;
    // What is seen now shrinks from sight while one flies in; else it is the surest part of what will be seen.
    const MeshView first = m_motion.zoom > kZooms ? predicted(view, frames) : view;
    for (double more = kLongest;; more -= 4) {
        const MeshView last = predicted(view, frames + more);
        WorldBox box;
        for (const MeshView& seen : {first, last}) {
            const double w = static_cast<double>(seen.viewport.w) / 2 / seen.pxPerM, h = static_cast<double>(seen.viewport.h) / 2 / seen.pxPerM;
            box.add({seen.centre.x - w, seen.centre.y - h});
            box.add({seen.centre.x + w, seen.centre.y + h});
        }
        const double wide = 1 + 2 * kMargin;
        const double metresPerPx = kSlack * std::max(box.width() / (static_cast<double>(view.viewport.w) * wide), box.height() / (static_cast<double>(view.viewport.h) * wide));
        if (more > 0 && metresPerPx > widest / first.pxPerM) continue;
        MeshView found = first;
        found.centre = box.centre();
        found.pxPerM = std::min(1 / metresPerPx, std::max(first.pxPerM, last.pxPerM));
        return found;
    }
}

void GroundCache::begin(const GroundJob& job, const MeshView& view, std::uint64_t content, bool exact) {
    const MeshView wide = withMargin(view);
    const gl::FrameSize size{static_cast<int>(wide.viewport.w), static_cast<int>(wide.viewport.h)};
    std::unique_ptr<PictureTexture> picture = m_next ? std::move(m_next->picture) : nullptr;
    if (picture == nullptr || picture->size().widthPx != size.widthPx || picture->size().heightPx != size.heightPx)
        picture = std::make_unique<PictureTexture>(size.widthPx, size.heightPx);
    picture->bindAsTarget();
    gl::beginFrame(size, job.background);
    m_next = Ground{std::move(picture), wide, content, exact};
    groundPieces(job.commands, wide, *job.atlas, exact ? 1 : flyingOut() ? kCoarserFlyingOut : kCoarser, m_pieces);
    m_done = 0;
    m_left = 0;
    for (const DrawCommand& piece : m_pieces) m_left += pieceCost(piece, strokeOf(exact), *job.atlas);
    m_frames = 0;
}

bool GroundCache::goOn(const GroundJob& job, double budget, const DrawPiece& drawPiece) {
    if (m_done < m_pieces.size()) {
        m_next->picture->bindAsTarget();
        const gl::FrameSize size = m_next->picture->size();
        gl::setViewport(size);
        const Stroke stroke = strokeOf(m_next->exact);
        for (double spent = 0; m_done < m_pieces.size() && spent < budget; ++m_done) {
            drawPiece(m_pieces[m_done], stroke, size);
            const double cost = pieceCost(m_pieces[m_done], stroke, *job.atlas);
            m_pace.asked(cost);
            spent += cost;
            m_work += cost;
            m_left -= cost;
        }
    }
    return m_done >= m_pieces.size();
}

void GroundCache::takeOver(const GroundJob& job) {
    std::swap(m_shown, m_next);
    m_pieces.clear();
    if (!m_next || !holdsLand(m_next->view, job)) return;
    const bool better = m_overview && m_overview->content == m_next->content && holdsLand(m_overview->view, job) &&
                        m_overview->view.pxPerM >= m_next->view.pxPerM;
    if (better) return;
    std::swap(m_overview, m_next);
}

/// True when the shown picture and the overview together have all that is in sight.
bool GroundCache::helped(const GroundJob& job, std::uint64_t content) const {
    constexpr double kMostReach = 2, kMostStretchAtEdges = 3;
    return m_overview && m_overview->content == content && reach(m_shown->view, job.ground.view) < kMostReach &&
           stretch(m_shown->view, job.ground.view) <= kMostStretch && stretch(m_overview->view, job.ground.view) < kMostStretchAtEdges;
}

void GroundCache::finish(const GroundJob& job, std::uint64_t content, const DrawPiece& drawPiece) {
    const bool under = !m_pieces.empty() && m_next && m_next->exact && m_next->content == content && shows(m_next->view, job.ground.view);
    if (!under) begin(job, job.ground.view, content, true);
    goOn(job, 1e18, drawPiece);
    takeOver(job);
}

/// Then what is shown only shrinks: it stays sharp, and serves as long as it covers what is seen.
bool GroundCache::flyingOut() const { return m_motion.zoom < kFlyingOut; }

/// Frames for which what there is will do, if the camera goes on as it does.
int GroundCache::framesLeft(const MeshView& view, std::uint64_t content) const {
    const bool overview = m_overview && m_overview->content == content;
    int frames = 0;
    for (; frames < kFarthest; ++frames) {
        const MeshView then = predicted(view, frames + 1);
        if (!usable(m_shown->view, then) && !(overview && usable(m_overview->view, then))) break;
    }
    return frames;
}

/// What to draw of the next picture in this frame, so that it is whole in time and no frame has much more to do than another.
double GroundCache::budget(const MeshView& view, std::uint64_t content) const {
    constexpr int kInHand = 2;
    const int frames = m_motion.still() ? kRestFrames - m_frames : framesLeft(view, content) - kInHand;
    return std::clamp(m_left / std::max(1, frames), flyingOut() ? kFlyingOutBudget : kCalmBudget, m_motion.still() ? kMostBudgetAtRest : kMostBudget);
}

/// True while the next picture covers what will be seen, now or soon, if the camera goes on as it does.
bool GroundCache::nextWillServe(const MeshView& view) const {
    for (int frames = 0; frames <= kFarthest; frames += 2)
        if (usable(m_next->view, predicted(view, frames))) return true;
    return false;
}

void GroundCache::prepareNext(const GroundJob& job, std::uint64_t content, const DrawPiece& drawPiece) {
    const MeshView& view = job.ground.view;
    const bool still = m_motion.still();
    const bool building = !m_pieces.empty() && m_next && m_next->content == content;
    const bool wanted = building && (still ? m_next->exact && shows(m_next->view, view) : nextWillServe(view));
    if (building && !wanted) m_pieces.clear();  // for a place we do not go to
    const bool begins = m_pieces.empty();
    if (begins) {
        const double drift = std::max(stretch(m_shown->view, view) - 1, reach(m_shown->view, view) - 1 / (1 + 2 * kMargin));
        if (still) {
            begin(job, view, content, true);
        } else if (drift > kDrift && !(flyingOut() && framesLeft(view, content) > m_framesOfLast + kInTime)) {
            begin(job, ahead(view, std::clamp(0.9 * m_framesOfLast + 3, 8.0, 26.0)), content, false);
        } else {
            return;
        }
    }
    const bool wasWhole = m_done >= m_pieces.size();
    if (!wasWhole) ++m_frames;
    const double all = budget(view, content);
    if (!goOn(job, begins ? std::max(kCalmBudget, all - kClearing) : all, drawPiece)) return;
    m_framesOfLast = m_frames;
    if (usable(m_next->view, view)) takeOver(job);  // else it waits until the camera is there
}

/// The camera was faster than we: the next picture must be whole now. If it does not serve, the exact one.
void GroundCache::catchUp(const GroundJob& job, std::uint64_t content, const DrawPiece& drawPiece) {
    const bool building = !m_pieces.empty() && m_next && m_next->content == content;
    if (!building || !usable(m_next->view, job.ground.view)) begin(job, ahead(job.ground.view, 0), content, false);
    const bool serves = usable(m_next->view, job.ground.view);
    if (!serves) return finish(job, content, drawPiece);
    goOn(job, 1e18, drawPiece);
    takeOver(job);
}

namespace {

/// Where the screen's px lie in a picture, y down: picture = corner + screen · scale.
struct Onto {
    double scale = 1, x = 0, y = 0;
};

Onto ontoPicture(const MeshView& picture, const MeshView& view) {
    const double k = picture.pxPerM / view.pxPerM;
    const Vec2 middle = view.viewport.centre();
    return {k, static_cast<double>(picture.viewport.w) / 2 + (view.centre.x - picture.centre.x) * picture.pxPerM - static_cast<double>(middle.x) * k,
            static_cast<double>(picture.viewport.h) / 2 - (view.centre.y - picture.centre.y) * picture.pxPerM - static_cast<double>(middle.y) * k};
}

/// The whole pixels of the screen that the picture covers.
Rect coveredBy(const MeshView& picture, const MeshView& view) {
    const Onto onto = ontoPicture(picture, view);
    const auto w = static_cast<double>(picture.viewport.w), h = static_cast<double>(picture.viewport.h);
    const double right = std::floor((w - onto.x) / onto.scale), bottom = std::floor((h - onto.y) / onto.scale);
    const double left = std::ceil(-onto.x / onto.scale), top = std::ceil(-onto.y / onto.scale);
    return {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right - left), static_cast<float>(bottom - top)};
}

}  // namespace

void GroundCache::put(const GroundJob& job, const Ground& ground, const Rect& within) {
    const MeshView &view = job.ground.view, &picture = ground.view;
    const Rect screen{0, 0, static_cast<float>(job.size.widthPx), static_cast<float>(job.size.heightPx)};
    const Rect box = within.intersection(job.clip).intersection(screen).intersection(coveredBy(picture, view));
    if (!gl::setScissor(box, job.size)) return;
    const Onto onto = ontoPicture(picture, view);
    if (onto.scale == 1) {
        ground.picture->copyTo(static_cast<int>(std::lround(onto.x)), static_cast<int>(std::lround(onto.y)), job.size);
        return;
    }
    const gl::FrameSize from = ground.picture->size();
    const auto w = static_cast<double>(from.widthPx), h = static_cast<double>(from.heightPx);
    const double partLeft = (onto.x + static_cast<double>(box.x) * onto.scale) / w, partTop = (onto.y + static_cast<double>(box.y) * onto.scale) / h;
    const double width = static_cast<double>(box.w) * onto.scale / w, height = static_cast<double>(box.h) * onto.scale / h;
    m_pass.draw(*ground.picture,
                {static_cast<float>(partLeft), static_cast<float>(1 - partTop - height), static_cast<float>(width), static_cast<float>(height)}, box, job.size);
}

/// What is shown, and around it, where it does not reach, the overview.
void GroundCache::putAll(const GroundJob& job) {
    const Rect screen{0, 0, static_cast<float>(job.size.widthPx), static_cast<float>(job.size.heightPx)};
    if (reach(m_shown->view, job.ground.view) > 1 && m_overview) {
        const Rect middle = coveredBy(m_shown->view, job.ground.view).intersection(screen);
        const float below = screen.h - middle.bottom(), right = screen.w - middle.right();
        for (const Rect& side : {Rect{0, 0, screen.w, middle.y}, Rect{0, middle.bottom(), screen.w, below}, Rect{0, middle.y, middle.x, middle.h},
                                 Rect{middle.right(), middle.y, right, middle.h}})
            put(job, *m_overview, side);
    }
    put(job, *m_shown, screen);
}

void GroundCache::show(const GroundJob& job, const DrawPiece& drawPiece) {
    const int target = gl::boundTarget();
    m_work = 0;
    const MeshView& view = job.ground.view;
    const std::uint64_t content = groundContent(job.commands, job.background);
    watch(view);
    const auto exact = [&] { return m_shown && m_shown->exact && m_shown->content == content && shows(m_shown->view, view); };
    if (!exact()) {
        const bool known = m_shown && m_shown->content == content;
        if (known && !usable(m_shown->view, view) && m_overview && m_overview->content == content && usable(m_overview->view, view))
            std::swap(m_shown, m_overview);  // flown out far enough
        if (job.quality == FrameQuality::Exact || !known)
            finish(job, content, drawPiece);
        else if (usable(m_shown->view, view) || helped(job, content))
            prepareNext(job, content, drawPiece);
        if (!usable(m_shown->view, view) && !helped(job, content)) catchUp(job, content, drawPiece);
    }
    m_unfinished = !exact();
    gl::bindTarget(target);
    gl::setViewport(job.size);
    putAll(job);
}

}  // namespace arobase
