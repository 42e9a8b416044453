#include "app/harness/headless.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace arobase::harness {
namespace {
constexpr double kFrameS = 1.0 / 60;
}

Result<std::unique_ptr<HeadlessRun>> HeadlessRun::create(App& app, const HeadlessOptions& options) {
    Result<std::unique_ptr<HeadlessRun>> result;
    DisplayOptions display;
    display.widthPx = app.state().display.widthPx;
    display.heightPx = app.state().display.heightPx;
    display.gles = options.gles;
    auto opened = result.absorb(openHeadless(display));
    if (!opened) return result;
    std::error_code error;
    if (!options.out.empty()) std::filesystem::create_directories(options.out, error);
    if (error)
        result.issues.push_back({Severity::Error, "out-folder", options.out.string(), 0, "", "dossier impossible à créer : " + error.message()});
    else
        result.value = std::unique_ptr<HeadlessRun>(new HeadlessRun(app, options, std::move(*opened)));
    return result;
}

HeadlessRun::HeadlessRun(App& app, const HeadlessOptions& options, std::unique_ptr<Display> display)
    : m_app(app), m_options(options), m_display(std::move(display)), m_images(app.content().exhibition) {
    m_renderer = std::make_unique<Renderer>(m_display->loader(), m_display->gles(), false);
    m_renderer->setAtlas(m_app.content().atlas ? &*m_app.content().atlas : nullptr);
    m_renderer->setImages(&m_images);
    m_target = std::make_unique<OffscreenTarget>(m_display->widthPx(), m_display->heightPx());
}

HeadlessRun::~HeadlessRun() = default;

void HeadlessRun::draw(FrameQuality quality) {
    const Scene& scene = quality == FrameQuality::Exact ? m_app.exactScene() : m_app.scene();
    m_target->bind();
    m_renderer->draw(scene.list, m_app.glyphs(), m_target->widthPx(), m_target->heightPx(), scene.background, quality);
    while (quality == FrameQuality::Exact && m_renderer->awaitsImages()) {  // whatever the pace of their thread
        m_images.wait();
        m_renderer->draw(scene.list, m_app.glyphs(), m_target->widthPx(), m_target->heightPx(), scene.background, quality);
    }
    m_counters.last = m_renderer->stats();
    m_counters.bytesUploaded += m_counters.last.bytesUploaded;
    m_drawn = true;
}

void HeadlessRun::frame() {
    if (m_options.attend) m_options.attend(m_app);
    if (!m_app.needsFrame()) return;
    const long long before = allocationsSoFar();
    m_app.takeFrame();
    ++m_counters.framesDrawn;
    m_drawn = false;
    if (m_options.drawEveryFrame) draw(FrameQuality::Moving);
    m_counters.allocations = allocationsSoFar() - before;
}

void HeadlessRun::step(double seconds) {
    m_deviceS += seconds;
    m_app.tick(seconds);
    frame();
}

void HeadlessRun::touch(int id, PointerPhase phase, Vec2 px) {
    m_app.pointer({id, phase, px, m_deviceS, PointerDevice::Script});
    const auto at = std::find_if(m_fingers.begin(), m_fingers.end(), [&](const auto& f) { return f.first == id; });
    if (phase == PointerPhase::Up) {
        if (at != m_fingers.end()) m_fingers.erase(at);
    } else if (at == m_fingers.end()) {
        m_fingers.emplace_back(id, px);
    } else {
        at->second = px;
    }
}

void HeadlessRun::glide(const Glide& g) {
    const auto at = std::find_if(m_fingers.begin(), m_fingers.end(), [&](const auto& f) { return f.first == g.id; });
    if (at == m_fingers.end()) return;
    const Vec2 from = at->second;
    const int steps = std::max(1, static_cast<int>(std::lround(g.ms / 1000 / kFrameS)));
    for (int i = 1; i <= steps; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(steps);
        touch(g.id, PointerPhase::Move, from + (g.px - from) * share);
        step(g.ms / 1000 / steps);
    }
}

void HeadlessRun::fail(const std::string& file, int row, const std::string& message) {
    m_issues.push_back({Severity::Error, "script-step", file, row, "", message});
}

void HeadlessRun::tapNode(const std::string& id, int row, const std::string& file) {
    const Node* node = findNode(m_app.scene().root, id);
    if (!node) return fail(file, row, "aucun nœud « " + id + " » à l’écran");
    const Vec2 px = node->box.intersection(m_app.scene().root.box).centre();
    touch(0, PointerPhase::Down, px);
    step(kFrameS);
    touch(0, PointerPhase::Up, px);
    frame();
}

Picture HeadlessRun::picture() {
    m_app.takeFrame();
    draw(FrameQuality::Exact);
    const std::vector<std::string> broken = m_images.takeBroken();
    for (const std::string& landmark : broken) m_app.dispatch(HideImage{landmark});
    if (!broken.empty()) draw(FrameQuality::Exact);
    m_target->bind();
    Picture picture{m_target->widthPx(), m_target->heightPx(), m_target->read()};
    if (const Node* credits = findNode(m_app.scene().root, "attribution")) picture.credits = credits->text;
    return picture;
}

void HeadlessRun::save(const std::string& name) {
    Picture shot = picture();
    const auto file = m_options.out / (name + ".png");
    if (!writePng(shot, file)) fail(file.string(), 0, "image impossible à écrire (disque plein ou dossier protégé)");
    if (!m_options.contactSheet.empty()) m_pictures.push_back(std::move(shot));
}

void HeadlessRun::carryOut(const ScriptLine& line, const std::string& file) {
    if (const auto* s = std::get_if<TapNode>(&line.step)) tapNode(s->node, line.row, file);
    if (const auto* s = std::get_if<TapAt>(&line.step)) {
        touch(0, PointerPhase::Down, s->px);
        step(kFrameS);
        touch(0, PointerPhase::Up, s->px);
    }
    if (const auto* s = std::get_if<Finger>(&line.step)) {
        static constexpr PointerPhase kPhases[] = {PointerPhase::Down, PointerPhase::Move, PointerPhase::Up};
        touch(s->id, kPhases[static_cast<std::size_t>(s->what)], s->px);
    }
    if (const auto* s = std::get_if<Glide>(&line.step)) glide(*s);
    if (const auto* s = std::get_if<Key>(&line.step))
        if (!m_options.takeKey || !m_options.takeKey(m_app, s->name)) m_app.key(s->name);
    if (const auto* s = std::get_if<Type>(&line.step)) m_app.type(s->text);
    if (const auto* s = std::get_if<Wait>(&line.step)) {
        for (double left = s->ms / 1000; left > 1e-9; left -= kFrameS) step(std::min(left, kFrameS));
    }
    if (const auto* s = std::get_if<Do>(&line.step)) m_app.dispatch(s->action);
    if (const auto* s = std::get_if<Shot>(&line.step)) save(s->name);
    if (const auto* s = std::get_if<Dump>(&line.step)) {
        const auto path = m_options.out / (s->name + ".json");
        std::ofstream out(path, std::ios::binary);
        out << dumpJson(m_app, m_counters);
        if (!out.flush()) fail(path.string(), 0, "fichier impossible à écrire");
    }
    frame();
}

Issues HeadlessRun::takeImageIssues() { return m_images.takeIssues(); }

bool HeadlessRun::run(const std::vector<ScriptLine>& script, const std::string& file) {
    frame();
    for (const ScriptLine& line : script) carryOut(line, file);
    if (!m_options.contactSheet.empty() && !m_pictures.empty()) {
        const int columns = m_pictures.front().width > m_pictures.front().height ? 3 : 5;
        if (!writePng(contactSheet(m_pictures, columns, columns == 3 ? 800 : 420), m_options.contactSheet))
            fail(m_options.contactSheet.string(), 0, "planche-contact impossible à écrire");
    }
    return m_issues.empty();
}

}  // namespace arobase::harness
