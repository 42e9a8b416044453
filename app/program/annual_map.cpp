#include "app/program/annual_map.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/harness/headless.h"
#include "app/harness/label_list.h"

namespace arobase {

void addAnnualMapOptions(CLI::App& command, AnnualMapOptions& o) {
    command.add_option("--edition", o.edition, "Millésime de l’édition, p. ex. 2018")->required();
    command.add_option("--out", o.out, "Image PNG à écrire")->required();
    command.add_option("--labels", o.labels, "Liste des noms placés et non placés à écrire (JSON)");
    addShowOptions(command, o.show);
    o.show.theme = "jour";
}

int renderAnnualMap(const AnnualMapOptions& o) {
    ShowOptions show = o.show;
    show.reducedMotion = true;
    auto app = openShow(show);
    if (!app) return 1;
    if (!app->content().exhibition.edition(o.edition)) {
        std::cerr << "arobase render: aucune édition " << o.edition << " ; éditions connues :";
        for (const Edition& e : app->content().exhibition.editions) std::cerr << ' ' << e.year;
        std::cerr << '\n';
        return 1;
    }
    app->dispatch(SelectYear{o.edition});
    app->dispatch(ShowAnnualMap{});
    auto run = harness::HeadlessRun::create(*app, {{}, {}, show.gl == "gles"});
    printIssues(run.issues, true);
    if (!run.value) return 1;
    if (!writePng((*run.value)->picture(), o.out)) {
        std::cerr << "arobase render: image impossible à écrire : " << o.out.string() << " (disque plein ou dossier protégé)\n";
        return 1;
    }
    if (!o.labels.empty() && !harness::writeLabels(app->scene(), app->state().display.mmPerPx, o.labels)) {
        std::cerr << "arobase render: liste impossible à écrire : " << o.labels.string() << " (disque plein ou dossier protégé)\n";
        return 1;
    }
    const LabelReport& labels = app->scene().labels;
    std::cout << o.out.string() << " : " << labels.placed << " noms placés sur " << labels.candidates << '\n';
    for (const std::string& name : labels.unplaced) std::cout << "  non placé : " << name << '\n';
    return 0;
}

}  // namespace arobase
