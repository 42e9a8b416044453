#include "render/renderer.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "render/gl/context.h"
#include "render/gl/objects.h"
#include "render/gl/shader_source.h"
#include "render/gl/state.h"
#include "render/pass/commune_pass.h"
#include "render/pass/globe_pass.h"
#include "render/pass/ground_cache.h"
#include "render/pass/ground_pieces.h"
#include "render/pass/image_pass.h"
#include "render/pass/label_sprites.h"
#include "render/pass/mesh_pass.h"
#include "render/pass/prim_pass.h"

namespace arobase {
namespace {

namespace fs = std::filesystem;

/// Newest write among the shaders; the earliest time when the folder is empty or unreadable.
fs::file_time_type newestWrite(const fs::path& folder) {
    auto newest = fs::file_time_type::min();
    std::error_code error;
    for (const gl::EmbeddedShader& shader : gl::embeddedShaders()) {
        const auto time = fs::last_write_time(folder / shader.name, error);
        if (!error) newest = std::max(newest, time);
    }
    return newest;
}

}  // namespace

struct Renderer::Impl {
    Impl(Load load, bool gles, bool debug)
        : folder(gl::shaderFolder()), es(gles), context(load, gles, debug), prims(gles, folder), meshes(gles, folder), communes(gles, folder), ground(gles, folder) {
        if (!folder.empty()) shadersFrom = newestWrite(folder);
    }

    void reloadChangedShaders();
    template <class Draw, class Paint>
    void drawLevel(const Draw& draw, const Rect& clip, gl::FrameSize size, const Paint& paint);
    void drawCommand(const DrawCommand& command, Stroke stroke, gl::FrameSize size);
    void showGround(const MapGround& shown, std::span<const DrawCommand> after, const Rect& clip, gl::FrameSize size,
                    Rgba background, FrameQuality quality);
    void updateGlyphs(GlyphAtlas& glyphs);
    void releaseUploaded();
    void uploadPrims(const DrawList& list, gl::FrameSize size, Rgba background);

    void drawGlobe(const GlobeDraw& draw, const Rect& clip, gl::FrameSize size);
    void drawImage(const ImageDraw& draw, const Rect& clip, gl::FrameSize size);

    fs::path folder;  ///< of shaders being worked on; empty: the embedded ones
    fs::file_time_type shadersFrom{};
    bool es;
    gl::Context context;  // before everything that calls GL
    PrimPass prims;
    MeshPass meshes;
    CommunePass communes;
    GroundCache ground;
    std::optional<GroundCache> otherGround;  ///< of a second edition beside it, while one is shown
    bool otherShown = false;                 ///< in this frame
    std::optional<GlobePass> globe;  ///< made when first asked for: few visits see it
    ImageSupply* images = nullptr;
    std::optional<ImagePass> imagePass;  ///< made with the first picture: few exhibitions have any
    gl::Texture glyphTexture;
    const GlyphAtlas* glyphSource = nullptr;
    const Atlas* atlas = nullptr;
    LabelSprites labels;
    std::vector<Prim> resolved;  ///< the frame's; kept for its capacity, as is the next
    std::vector<PrimRun> runs;
    FrameStats stats;
    std::int64_t uploadedSince = 0;  ///< bytes, since pages of the atlas were last given back
};

void Renderer::Impl::reloadChangedShaders() {
    if (folder.empty()) return;
    const auto newest = newestWrite(folder);
    if (newest == shadersFrom) return;
    shadersFrom = newest;
    const std::string log = prims.reload() + meshes.reload() + communes.reload() + ground.reload() + (otherGround ? otherGround->reload() : "") + (globe ? globe->reload() : "") + (imagePass ? imagePass->reload() : "");
    std::fprintf(stderr, "%s%s\n", log.empty() ? "Shaders reloaded" : "Shaders kept as they were: ", log.c_str());
}

void Renderer::Impl::updateGlyphs(GlyphAtlas& glyphs) {
    if (glyphs.width <= 0 || glyphs.height <= 0) return;
    const bool other = glyphSource != &glyphs;
    const int from = other ? 0 : glyphs.dirtyFrom, to = other ? glyphs.height : glyphs.dirtyTo;
    stats.bytesUploaded += static_cast<std::int64_t>(glyphTexture.update(glyphs.width, glyphs.height, glyphs.pixels, from, to));
    glyphs.dirtyFrom = glyphs.dirtyTo = 0;
    glyphSource = &glyphs;
}

/// What is on the GPU need not be in memory a second time.
void Renderer::Impl::releaseUploaded() {
    constexpr std::int64_t kWorthACall = 1 << 20;
    uploadedSince += stats.bytesUploaded;
    if (atlas == nullptr || uploadedSince < kWorthACall) return;
    atlas->releasePages();
    uploadedSince = 0;
}

/// Of a mesh or of communes: nothing where the atlas has no such level, or the clip no part of the view.
template <class Draw, class Paint>
void Renderer::Impl::drawLevel(const Draw& draw, const Rect& clip, gl::FrameSize size, const Paint& paint) {
    const AtlasLevel* level = atlas == nullptr ? nullptr : levelOf(*atlas, draw.territory, draw.level);
    if (level != nullptr && gl::setScissor(clip.intersection(draw.view.viewport), size)) paint(*level);
}

void Renderer::Impl::drawGlobe(const GlobeDraw& draw, const Rect& clip, gl::FrameSize size) {
    if (atlas == nullptr || !gl::setScissor(clip.intersection(draw.view.clip), size)) return;
    if (!globe) globe.emplace(es, folder);
    globe->draw(draw, atlas->globe(), size, stats);
}

void Renderer::Impl::drawImage(const ImageDraw& draw, const Rect& clip, gl::FrameSize size) {
    if (images == nullptr || !gl::setScissor(clip.intersection(draw.box), size)) return;
    if (!imagePass) {
        imagePass.emplace(es, folder, static_cast<std::size_t>(Renderer::kMostImageBytes));
        imagePass->setSupply(images);
    }
    imagePass->draw(draw, size, stats);
}

void Renderer::Impl::drawCommand(const DrawCommand& command, Stroke stroke, gl::FrameSize size) {
    if (const auto* mesh = std::get_if<MeshDraw>(&command.what)) {
        drawLevel(*mesh, command.clip, size, [&](const AtlasLevel& level) { meshes.draw(*mesh, level, size, stats); });
    } else if (const auto* some = std::get_if<CommuneDraw>(&command.what)) {
        drawLevel(*some, command.clip, size, [&](const AtlasLevel& level) { communes.draw(*some, stroke, level, size, stats); });
    } else if (const auto* batch = std::get_if<PrimBatch>(&command.what)) {
        if (!gl::setScissor(command.clip, size)) return;
        runs.clear();
        appendPrimRuns(resolved, *batch, command.clip, runs);
        prims.draw(runs, glyphTexture, size, stats);
    } else if (const auto* earth = std::get_if<GlobeDraw>(&command.what)) {
        drawGlobe(*earth, command.clip, size);
    } else if (const auto* image = std::get_if<ImageDraw>(&command.what)) {
        drawImage(*image, command.clip, size);
    }
}

Renderer::Renderer(Load load, bool gles, bool debug) : m_impl(std::make_unique<Impl>(load, gles, debug)) {}
Renderer::~Renderer() = default;

void Renderer::setAtlas(const Atlas* atlas) {
    m_impl->meshes.clear();
    m_impl->communes.clear();
    m_impl->ground.clear();
    m_impl->otherGround.reset();
    if (m_impl->globe) m_impl->globe->clear();
    m_impl->atlas = atlas;
}

void Renderer::setImages(ImageSupply* images) {
    m_impl->images = images;
    if (m_impl->imagePass) m_impl->imagePass->setSupply(images);
}

bool Renderer::awaitsImages() const { return m_impl->imagePass && m_impl->imagePass->waits(); }

/// The list's prims, names resolved; then the frame begins.
void Renderer::Impl::uploadPrims(const DrawList& list, gl::FrameSize size, Rgba background) {
    resolved.assign(list.prims().begin(), list.prims().end());
    const int target = gl::boundTarget();
    labels.resolve(list, resolved, [this](const DrawList& missing, gl::FrameSize into) {
        prims.upload(missing.prims(), stats);
        const PrimBatch all{0, static_cast<std::uint32_t>(missing.prims().size())};
        const Rect whole{0, 0, static_cast<float>(into.widthPx), static_cast<float>(into.heightPx)};
        runs.clear();
        appendPrimRuns(missing.prims(), all, whole, runs);
        gl::setViewport(into);
        gl::setScissor(whole, into);
        prims.draw(runs, glyphTexture, into, stats);
    });
    stats.namesDrawn = labels.drawnLast();
    gl::bindTarget(target);
    prims.upload(resolved, stats);
    labels.bind(kLabelsUnit);
    gl::beginFrame(size, background);
}

/// Shows a ground; its commands are not drawn again.
void Renderer::Impl::showGround(const MapGround& shown, std::span<const DrawCommand> after, const Rect& clip, gl::FrameSize size,
                                Rgba background, FrameQuality quality) {
    if (atlas == nullptr) return;
    const GroundJob job{shown, after.first(std::min<std::size_t>(shown.commands, after.size())), atlas, background, clip, size, quality};
    const bool other = shown.side != 0;
    if (other && !otherGround) otherGround.emplace(es, folder);
    otherShown = otherShown || other;
    GroundCache& cache = other ? *otherGround : ground;
    cache.show(job, [&](const DrawCommand& piece, Stroke stroke, gl::FrameSize into) { drawCommand(piece, stroke, into); });
    stats.groundWork += static_cast<int>(cache.work());
}

void Renderer::draw(const DrawList& list, GlyphAtlas& glyphs, int widthPx, int heightPx, Rgba background, FrameQuality quality) {
    Impl& impl = *m_impl;
    const gl::FrameSize size{widthPx, heightPx};
    impl.stats.drawCalls = 0;
    impl.stats.bytesUploaded = 0;
    impl.stats.groundWork = 0;
    impl.stats.imagesTaken = 0;
    if (impl.imagePass) impl.imagePass->beginFrame();
    impl.reloadChangedShaders();
    impl.updateGlyphs(glyphs);
    impl.uploadPrims(list, size, background);
    const std::span<const DrawCommand> commands = list.commands();
    for (std::size_t i = 0; i < commands.size(); ++i) {
        if (const auto* ground = std::get_if<MapGround>(&commands[i].what)) {
            impl.showGround(*ground, commands.subspan(i + 1), commands[i].clip, size, background, quality);
            i += ground->commands;
        } else {
            impl.drawCommand(commands[i], Stroke::Smooth, size);
        }
    }
    if (!impl.otherShown) impl.otherGround.reset();  // let go with the comparison that it was for
    impl.otherShown = false;
    impl.meshes.endFrame();
    impl.communes.endFrame();
    impl.releaseUploaded();
    gl::endFrame();
    impl.stats.glObjects = gl::liveObjects();
    impl.stats.glErrors = impl.context.countErrors();
}

void Renderer::forgetPictures() {
    m_impl->ground.clear();
    m_impl->otherGround.reset();
    m_impl->labels.clear();
}

bool Renderer::unfinished() const {
    return awaitsImages() || m_impl->ground.unfinished() || (m_impl->otherGround && m_impl->otherGround->unfinished());
}

const FrameStats& Renderer::stats() const {
    return m_impl->stats;
}

}  // namespace arobase
