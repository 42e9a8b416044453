#include "app/program/annual_map.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/harness/headless.h"
#include "app/harness/label_list.h"
#include "app/program/communes_map.h"
#include "data/french.h"

namespace arobase {
namespace {

constexpr const char* kMapPaper = "A3";  // the smallest on which the page has room for all it says
constexpr const char* kFrisePaper = "1189x350";  // a strip of A0

bool drawPicture(App& app, const std::string& gl, const std::filesystem::path& out) {
    auto run = harness::HeadlessRun::create(app, {{}, {}, gl == "gles"});
    printIssues(run.issues, true);
    if (!run.value) return false;
    if (writePng((*run.value)->picture(), out)) return true;
    std::cerr << "arobase render: image impossible à écrire : " << out.string() << " (disque plein ou dossier protégé)\n";
    return false;
}

PageTitle titleOf(const App& app) {
    if (app.state().screen == ScreenId::FrisePage) {
        const Exhibition& e = app.content().exhibition;
        return {typographicFr(e.title), std::to_string(e.friseFrom) + "–" + std::to_string(e.friseTo)};
    }
    const auto words = [&](std::string_view key) {
        const bool english = app.state().english();
        const std::string text = format(app.content().text(key, app.state().language()), {{"year", std::to_string(app.state().year)}});
        return english ? text : typographicFr(text);
    };
    return {words("print.title"), words("print.subject")};
}

/// The present scene as a picture or as a page, and the list of its names.
bool writeScene(App& app, const AnnualMapOptions& o) {
    if (!(isPrinted(o.out) ? printPage(app, o.print, titleOf(app), o.out) : drawPicture(app, o.show.gl, o.out))) return false;
    const double mmPerPx = app.state().display.mmPerPx * (isPrinted(o.out) ? o.print.enlarge : 1);
    if (o.labels.empty() || harness::writeLabels(app.exactScene(), mmPerPx, o.labels)) return true;
    std::cerr << "arobase render: liste impossible à écrire : " << o.labels.string() << " (disque plein ou dossier protégé)\n";
    return false;
}

int renderMap(App& app, const AnnualMapOptions& o) {
    if (!app.content().exhibition.edition(o.edition)) {
        std::cerr << "arobase render: aucune édition " << o.edition << " ; éditions connues :";
        for (const Edition& e : app.content().exhibition.editions) std::cerr << ' ' << e.year;
        std::cerr << '\n';
        return 1;
    }
    app.dispatch(SelectYear{o.edition});
    app.dispatch(ShowAnnualMap{});
    if (!writeScene(app, o)) return 1;
    const LabelReport& labels = app.scene().labels;
    std::cout << o.out.string() << " : " << labels.placed << " noms placés sur " << labels.candidates << '\n';
    for (const std::string& name : labels.unplaced) std::cout << "  non placé : " << name << '\n';
    return 0;
}

/// Landmarks that are written out, and those that a badge counts.
int renderFrise(App& app, const AnnualMapOptions& o) {
    app.dispatch(ShowFrisePage{});
    if (!writeScene(app, o)) return 1;
    int written = 0, counted = 0;
    walk(app.scene().root, [&](const Node& node, int) {
        written += node.role == Role::FriseItem;
        if (node.role == Role::Badge) counted += std::stoi(node.value);
    });
    std::cout << o.out.string() << " : " << written << " repères écrits sur " << written + counted << '\n';
    if (counted > 0) std::cerr << "arobase render: alerte : " << counted << " repères ne sont que comptés (« +n ») ; choisir un papier plus long\n";
    return 0;
}

}  // namespace

void addAnnualMapOptions(CLI::App& command, AnnualMapOptions& o) {
    auto* subject = command.add_option_group("sujet", "Ce que la page montre");
    subject->add_option("--edition", o.edition, "La carte de cette édition, p. ex. 2018");
    subject->add_flag("--frise", o.frise, "La frise entière, tous ses repères écrits");
    subject->add_option("--communes", o.communes, "Toutes les communes en cinq classes, leurs limites et les plus grands noms (.png) : population, ou code (son dernier chiffre)")
        ->check(CLI::IsMember({"population", "code"}));
    subject->require_option(1);
    command.add_option("--out", o.out, "Image (.png) ou page (.pdf, .svg) à écrire")->required();
    command.add_option("--labels", o.labels, "Liste des noms placés et non placés à écrire (JSON)");
    addPrintOptions(command, o.print);
    addShowOptions(command, o.show);
    o.show.theme = "jour";
}

int renderAnnualMap(const AnnualMapOptions& o) {
    ShowOptions show = o.show;
    show.reducedMotion = true;
    const bool printed = isPrinted(o.out);
    if (printed && !takePaper(o.print, o.frise ? kFrisePaper : kMapPaper, show)) return 1;
    if (!printed && (!o.print.paper.empty() || o.print.bleedMm > 0)) {
        std::cerr << "arobase render: --paper et --bleed sont pour un .pdf ou un .svg ; une image a --size\n";
        return 1;
    }
    if (!o.communes.empty()) {
        if (!printed && o.labels.empty()) return renderCommunes(show, o.communes, o.out);
        std::cerr << "arobase render: --communes s’écrit en .png, sans --labels\n";
        return 1;
    }
    auto app = openShow(show);
    if (!app) return 1;
    return o.frise ? renderFrise(*app, o) : renderMap(*app, o);
}

}  // namespace arobase
