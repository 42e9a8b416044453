#include "app/bench/bench.h"

#include <algorithm>
#include <ctime>
#include <iostream>

#include "app/bench/reference_flight.h"
#include "app/harness/headless.h"
#include "app/program/paths.h"

namespace arobase::bench {

double processorMs() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

UnitCost costOf(UnitQuad& quad) {
    const double before = processorMs();
    UnitCost cost;
    cost.ms = millisecondsOf([&] { quad.draw(); });
    cost.processorMs = processorMs() - before;
    return cost;
}

bool Bench::open(const BenchOptions& options, Need need) {
    const auto size = options.show.display();
    if (size) widthPx = size->widthPx, heightPx = size->heightPx;
    const ShowOptions& show = options.show;
    std::future<Content> loading = startLoading({show.exhibition.empty() ? defaultExhibition() : show.exhibition, show.atlas.empty() ? defaultAtlas() : show.atlas, {}});
    auto engine = TextEngine::create(defaultFonts());
    DisplayOptions shown;
    shown.widthPx = widthPx;
    shown.heightPx = heightPx;
    shown.gles = show.gl == "gles";
    auto opened = openHeadless(shown);
    if (opened.value) {
        display = std::move(*opened.value);
        renderer = std::make_unique<Renderer>(display->loader(), display->gles(), false);
    }
    content = loading.get();
    if (!content.atlas || !engine.value || !renderer) {
        std::cerr << (renderer ? "arobase bench: ni carte ni police : lancez d’abord « arobase bake »\n" : "arobase bench: pas de contexte OpenGL\n");
        return false;
    }
    text.emplace(std::move(*engine.value));
    renderer->setAtlas(&*content.atlas);
    target = std::make_unique<OffscreenTarget>(widthPx, heightPx);
    map = std::make_unique<BenchMap>(content, *text);
    if (map->hasCommunes() || options.namesOnly || need == Need::Names) return true;
    std::cerr << "arobase bench: la métropole de cette carte n’a pas de contours de communes, il n’y aurait rien à mesurer : préparer une carte avec eux "
                 "(« arobase bake CONTOURS --out carte.bake », puis --atlas carte.bake), ou --names-only pour les noms seuls\n";
    return false;
}

UnitCost Bench::unit() {
    if (!quad) quad = std::make_unique<UnitQuad>(display->gles(), widthPx, heightPx);
    return costOf(*quad);
}

void Bench::frame(const MapCamera& camera, const BenchMap::Parts& parts, FrameQuality quality) {
    const long long before = harness::allocationsSoFar();
    const double busy = processorMs();
    listMs = millisecondsOf([&] { map->draw(camera, widthPx, heightPx, parts, list); });
    listProcessorMs = processorMs() - busy;
    target->bind();
    renderer->draw(list, text->glyphAtlas(), widthPx, heightPx, map->background(), quality);
    finishDrawing();
    allocations = harness::allocationsSoFar() - before;
}

MapCamera Bench::wholeCamera() const {
    MapCamera camera = flightCamera(Projector(territories()[0].epsg), 0);
    camera.metresPerPx *= std::max(1920.0 / widthPx, 1080.0 / heightPx);
    return camera;
}

Picture Bench::picture() const { return {widthPx, heightPx, target->read(), std::string(content.atlas->attribution())}; }

Picture Bench::exactPicture() {
    Renderer fresh(display->loader(), display->gles(), false);
    fresh.setAtlas(&*content.atlas);
    text->glyphAtlas().dirtyFrom = 0;
    target->bind();
    fresh.draw(list, text->glyphAtlas(), widthPx, heightPx, map->background());
    text->glyphAtlas().dirtyTo = text->glyphAtlas().height;  // the measured renderer has its own copy
    return picture();
}

double steadyUnitMs(Bench& bench, int draws) {
    std::vector<double> times;
    for (int i = 0; i < draws; ++i) times.push_back(bench.unit().ms);
    return distributionOf(times).median;
}

int settle(Bench& bench, const MapCamera& camera, const BenchMap::Parts& parts) {
    int frames = 0;
    do bench.frame(camera, parts, FrameQuality::Moving), ++frames;
    while (bench.renderer->unfinished());
    return frames;
}

}  // namespace arobase::bench
