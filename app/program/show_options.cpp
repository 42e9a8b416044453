#include "app/program/show_options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iostream>

#include "app/program/life_sign.h"
#include "app/program/paths.h"
#include "app/unattended/content_troubles.h"

namespace arobase {
namespace {
constexpr double kAssumedDiagonalMm = 609.6;  // 24 inches: the usual kiosk

std::optional<int> sideOf(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 64 || value > 16384) return std::nullopt;
    return value;
}
}  // namespace

std::optional<DisplayInfo> ShowOptions::display() const {
    const std::string text = size.empty() ? "1920x1080" : size;
    const std::size_t cross = text.find('x');
    if (cross == std::string::npos) return std::nullopt;
    const auto width = sideOf(std::string_view(text).substr(0, cross)), height = sideOf(std::string_view(text).substr(cross + 1));
    if (!width || !height || mmPerPx < 0 || mmPerPx > 20) return std::nullopt;
    return DisplayInfo{*width, *height, mmPerPx > 0 ? mmPerPx : kAssumedDiagonalMm / std::hypot(*width, *height)};
}

std::optional<TouchMap> ShowOptions::touchMap() const {
    const auto turn = turnedTouch(touchTurn), matrix = touchMatrix.empty() ? std::optional(TouchMap{}) : touchMapOf(touchMatrix);
    if (!turn || !matrix) return std::nullopt;
    return after(*turn, *matrix);
}

void addShowOptions(CLI::App& command, ShowOptions& o) {
    command.add_option("--exhibition", o.exhibition, "Dossier de l’exposition (exhibition.toml et ses CSV) / exhibition folder");
    command.add_option("--atlas", o.atlas, "Carte préparée par « arobase bake » / baked map");
    command.add_option("--geodata", o.geodata, "Fichier ou dossier de contours (tout format GDAL), ou base PostGIS (\"PG:dbname=…\"), à la place des données d’installation / boundaries");
    command.add_option("--layer", o.layers, "Seulement la couche de ce nom (peut être répété) / only that layer")->allow_extra_args(false);
    command.add_option("--size", o.size, "Taille en pixels, p. ex. 1920x1080 / size in pixels");
    command.add_option("--lang", o.language, "Langue / language")->check(CLI::IsMember({"fr", "en", "falc"}));
    command.add_option("--theme", o.theme, "Thème / theme : jour, nuit, contraste");
    command.add_option("--mm-per-px", o.mmPerPx, "Taille d’un pixel en millimètres (0 : écran de 24 pouces) / pixel size");
    command.add_option("--mount-mm", o.mountMm, "Hauteur du bas de l’image au-dessus du sol, en millimètres / height of the picture’s lower edge")->check(CLI::Range(-2000.0, 4000.0));
    command.add_option("--tuio", o.tuioPort, "Écoute les suivis TUIO de cette machine sur ce port, 3333 d’habitude (0 : non) / listen for TUIO")->check(CLI::Range(0, 65535));
    command.add_option("--touch-rotate", o.touchTurn, "Le tactile est tourné de tant de degrés dans le sens horaire / touch device turned")->check(CLI::IsMember({0, 90, 180, 270}));
    command.add_option("--touch-matrix", o.touchMatrix, "Calibrage du tactile, \"a,b,c,d,e,f\" en parts de côté / touch calibration");
    command.add_flag("--reduced-motion", o.reducedMotion, "Mouvement réduit / reduced motion");
    command.add_option("--sound", o.sound, "Sortie son du casque (ALSA) ; none : muette / sound device of the headphones");
    command.add_option("--sound-limit", o.soundLimitDb, "Gain le plus fort, en dB sous la pleine échelle : celui que l’on a mesuré à 65 dBA dans le casque / loudest gain")->check(CLI::Range(-60.0, 0.0));
    command.add_flag("--headphones", o.watchJack, "Brancher un casque commence la lecture à voix haute / plugging headphones in begins reading aloud");
    command.add_option("--record", o.record, "Enregistre les actions dans ce fichier / record actions");
    command.add_option("--replay", o.replay, "Rejoue un enregistrement au démarrage / replay a recording");
    command.add_option("--landmarks", o.landmarks,
                       "Registre des repères des visiteurs : GeoPackage ou base (\"PG:dbname=…\") ; sans fenêtre, aucun par défaut / visitors’ landmarks");
    command.add_option("--booth", o.booth, "Nom de la borne, gardé avec les repères / name of this kiosk");
    command.add_option("--gl", o.gl, "OpenGL 3.3 (gl) ou OpenGL ES 3.0 (gles)")->check(CLI::IsMember({"gl", "gles"}));
}

void printIssues(const Issues& issues, bool quiet) {
    for (const Issue& issue : issues)
        if (!quiet || issue.severity != Severity::Info) std::cerr << toText(issue) << '\n';
}

BakeSources sourcesOf(const ShowOptions& o) {
    BakeSources sources{defaultPackages(), {}, o.layers};
    if (!o.geodata.empty()) sources.geodata = {o.geodata};
    return sources;
}

std::filesystem::path atlasFileOf(const ShowOptions& o) {
    if (!o.atlas.empty()) return o.atlas;
    if (o.geodata.empty()) return defaultAtlas();
    return cacheFolder() / ("atlas-" + bakeKey(sourcesOf(o)).substr(0, 16) + ".bake");
}

Result<BakeReport> bakeWithProgress(const BakeSources& sources, const std::filesystem::path& out) {
    LifeSign sign(std::cerr);
    return bake(sources, out, [&](const std::string& step, double share) {
        const std::string words = step + "  " + std::to_string(std::lround(share * 100)) + "\u202F%";
        sign.say(words);
        sign.show();
    });
}

namespace {

/// The atlas to open, baked from --geodata now if need be.
std::filesystem::path atlasFor(const ShowOptions& o) {
    const std::filesystem::path file = atlasFileOf(o);
    if (!o.atlas.empty() || o.geodata.empty()) return file;
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    const auto report = bakeWithProgress(sourcesOf(o), file);
    printIssues(report.issues, true);
    return file;
}

}  // namespace

std::unique_ptr<App> openShow(const ShowOptions& o, const std::function<void(TextEngine&)>& meanwhile) {
    const auto display = o.display();
    if (!display) {
        std::cerr << "arobase: --size attend LARGEURxHAUTEUR (64 à 16384), p. ex. 1920x1080\n";
        return nullptr;
    }
    if (!o.touchMap()) {
        std::cerr << "arobase: --touch-matrix attend six nombres, p. ex. 1,0,0,0,1,0\n";
        return nullptr;
    }
    std::future<Content> loading = startLoading({o.exhibition.empty() ? defaultExhibition() : o.exhibition, atlasFor(o), o.cues});
    auto text = TextEngine::create(defaultFonts());
    if (meanwhile && text.value) meanwhile(*text.value);
    Content content = loading.get();
    printIssues(content.issues, true);
    printIssues(text.issues, true);
    if (!text.value) return nullptr;
    auto app = std::make_unique<App>(std::move(content), std::move(*text.value), *display);
    app->dispatch(SetLanguage{o.language});
    if (!o.theme.empty()) app->dispatch(SetTheme{o.theme});
    if (o.reducedMotion) app->dispatch(SetReducedMotion{1});
    app->dispatch(SetMount{o.mountMm});
    app->dispatch(KeepSettings{});
    for (const char* trouble : contentTroubles(app->content())) app->dispatch(SetTrouble{trouble, 1});
    return app;
}

bool replayInto(App& app, const std::filesystem::path& log) {
    std::ifstream in(log);
    if (!in) {
        std::cerr << "arobase: enregistrement illisible : " << log.string() << '\n';
        return false;
    }
    app.scene();  // the first picture came before the first action: glyphs are met in the same order
    int row = 0;
    for (std::string line; std::getline(in, line);) {
        ++row;
        if (line.empty() || line.front() == '#') continue;
        const auto action = parseAction(line);
        if (!action) {
            std::cerr << log.string() << ":" << row << ": action incomprise : " << line << '\n';
            return false;
        }
        app.dispatch(*action);
    }
    return true;
}

}  // namespace arobase
