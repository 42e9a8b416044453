// arobase: staff and presenters. One verb each; without a verb the studio opens.
#include <CLI/CLI.hpp>
#include <cmath>
#include <iostream>

#include "app/bench/bench_verbs.h"
#include "app/inset_file.h"
#include "app/name_file.h"
#include "app/card_images.h"
#include "app/tour_file.h"
#include "app/platform/heap.h"
#include "app/program/annual_map.h"
#include "app/program/compare_verb.h"
#include "app/program/find_verb.h"
#include "app/program/headless_main.h"
#include "app/program/inspect_verb.h"
#include "app/program/moderate_verb.h"
#include "app/program/pack_verbs.h"
#include "app/program/paths.h"
#include "app/program/sonify_verb.h"
#include "app/program/statistics_verb.h"
#include "app/program/window_loop.h"
#include "app/stage/stage_program.h"
#include "app/studio/studio.h"
#include "data/bake.h"
#include "data/check.h"

namespace {
using namespace arobase;

/// What staff arranged in the studio, or wrote by hand.
Issues checkStaffFiles(const Exhibition& exhibition, const Atlas* atlas) {
    Issues issues = readInsets(insetFile(exhibition.folder)).issues;
    const Issues tours = readTours(tourFile(exhibition.folder), exhibition).issues;
    issues.insert(issues.end(), tours.begin(), tours.end());
    const Issues names = readNames(nameFile(exhibition.folder), exhibition, atlas).issues;
    issues.insert(issues.end(), names.begin(), names.end());
    return issues;
}

int check(const std::filesystem::path& folder, const std::filesystem::path& atlasFile, bool quiet) {
    auto exhibition = loadExhibition(folder.empty() ? defaultExhibition() : folder);
    Issues issues = std::move(exhibition.issues);
    if (exhibition.value) {
        auto atlas = Atlas::open(atlasFile.empty() ? defaultAtlas() : atlasFile);
        const Issues more = checkExhibition(*exhibition.value, atlas.value ? &*atlas.value : nullptr);
        issues.insert(issues.end(), more.begin(), more.end());
        const Issues staff = checkStaffFiles(*exhibition.value, atlas.value ? &*atlas.value : nullptr);
        issues.insert(issues.end(), staff.begin(), staff.end());
        const Issues images = undecodableImages(*exhibition.value);
        issues.insert(issues.end(), images.begin(), images.end());
    }
    int errors = 0, warnings = 0;
    for (const Issue& issue : issues) {
        errors += issue.severity == Severity::Error;
        warnings += issue.severity == Severity::Warning;
        const char* weight = issue.severity == Severity::Error ? "erreur  " : issue.severity == Severity::Warning ? "alerte  " : "info    ";
        if (!quiet || issue.severity == Severity::Error) std::cout << weight << toText(issue) << '\n';
    }
    std::cout << errors << (errors > 1 ? " erreurs, " : " erreur, ") << warnings << (warnings > 1 ? " alertes\n" : " alerte\n");
    return errors > 0 ? 1 : 0;
}

int bakeNow(const BakeSources& sources, const std::filesystem::path& out) {
    shareHeap();
    const auto report = bakeWithProgress(sources, out);
    printIssues(report.issues, true);
    for (const Issue& issue : report.issues)
        if (issue.rule == "geodata-choice") std::cout << issue.message << '\n';
    if (!report.value) return 1;
    if (report.value->reused)
        std::cout << "carte déjà prête : " << out.string() << '\n';
    else
        std::cout << "carte préparée : " << out.string() << " (" << report.value->areas << " contours, " << report.value->places << " lieux, "
                  << report.value->vertices << " sommets)\n";
    return 0;
}

struct Verbs {
    std::filesystem::path folder, atlas, out;
    bool quiet = false;
    BakeSources bake{defaultPackages(), {}};
    AnnualMapOptions map;
    StageOptions stage;
    BenchOptions bench;
    InspectOptions inspect;
    StatisticsOptions statistics;
    CompareOptions compare;
    FindOptions find;
    ModerateOptions moderate;
    PackOptions pack;
    SonifyOptions sonify;
    HeadlessCommand headless;
    WindowOptions window;
};

void addVerbs(CLI::App& command, Verbs& v, int& status) {
    auto* checking = command.add_subcommand("check", "Vérifie une exposition, règle par règle ; sort avec 1 s’il y a des erreurs\n"
                                                     "  arobase check assets/villes-internet");
    checking->add_option("EXPOSITION", v.folder, "Dossier de l’exposition (par défaut : celle fournie)");
    checking->add_option("--atlas", v.atlas, "Carte préparée, pour les codes officiels");
    checking->add_flag("--errors-only", v.quiet, "N’affiche que les erreurs");
    checking->callback([&] { status = check(v.folder, v.atlas, v.quiet); });

    auto* baking = command.add_subcommand("bake", "Prépare la carte à partir des géodonnées\n"
                                                  "  arobase bake ~/ADMIN-EXPRESS-COG --out atlas.bake");
    baking->add_option("--packages", v.bake.packages, "Données d’installation (posées par kiosk/start)");
    baking->add_option("SOURCES,--geodata", v.bake.geodata, "Fichiers ou dossiers de contours à la place (GeoPackage, Shapefile, GeoJSON…), ou base PostGIS (\"PG:dbname=…\")")
        ->check(isSource);
    baking->add_option("--layer", v.bake.layers, "Seulement la couche de ce nom (peut être répété) ; sans elle, celles qui sont reconnues")->allow_extra_args(false);
    baking->add_option("--out", v.out, "Fichier à écrire")->required();
    baking->callback([&] { status = bakeNow(v.bake, v.out); });

    auto* rendering = command.add_subcommand("render", "La carte annuelle d’une édition, ou la frise entière, en image, en PDF ou en SVG\n"
                                                       "  arobase render --edition 2018 --size 3840x2160 --theme jour --out carte-2018.png\n"
                                                       "  arobase render --edition 2018 --paper A0 --enlarge 2 --bleed 3 --out carte-2018.pdf\n"
                                                       "  arobase render --frise --out frise.pdf");
    addAnnualMapOptions(*rendering, v.map);
    rendering->callback([&] { status = renderAnnualMap(v.map); });

    auto* inspecting = command.add_subcommand("inspect", "Ce qui serait dessiné d’un fichier de contours, couche par couche ; sort avec 1 si rien ne peut l’être\n"
                                                         "  arobase inspect ADMIN-EXPRESS.zip --json");
    addInspectOptions(*inspecting, v.inspect);
    inspecting->callback([&] { status = inspectNow(v.inspect); });

    auto* counting = command.add_subcommand("statistics", "Le bilan d’une édition par région, département ou intercommunalité (CSV ou JSON)\n"
                                                          "  arobase statistics --edition 2018 --by departement > bilan-2018.csv");
    addStatisticsOptions(*counting, v.statistics);
    counting->callback([&] { status = printStatistics(v.statistics); });

    auto* comparing = command.add_subcommand("compare", "Deux éditions côte à côte : progressions, entrées, départs, et ce qui n’est pas connu (CSV ou JSON)\n"
                                                        "  arobase compare --from 2017 --to 2018 > de-2017-a-2018.csv");
    addCompareOptions(*comparing, v.compare);
    comparing->callback([&] { status = printComparison(v.compare); });

    auto* finding = command.add_subcommand("find", "Cherche une commune, une intercommunalité, un département, une région, un territoire ou un repère,\n"
                                                   "comme la borne ; sort avec 1 si rien ne répond\n"
                                                   "  arobase find \"st denis 974\" --json");
    addFindOptions(*finding, v.find);
    finding->callback([&] { status = findNow(v.find); });

    addSonifyVerb(command, v.sonify, status);
    addModerateVerb(command, v.moderate, status);
    addPackVerbs(command, v.pack, status);

    auto* benching = command.add_subcommand("bench", "Mesure la carte sur cette machine (JSON)\n"
                                                     "  arobase bench flight");
    benching->require_subcommand(1);
    addBenchVerbs(*benching, v.bench, status);

    auto* staging = command.add_subcommand("stage", "La scène : joue un conducteur, touches → ← b Échap\n"
                                                    "  arobase stage assets/villes-internet/ceremonie-2018.toml");
    addStageOptions(*staging, v.stage);
    staging->callback([&] { status = runStage(v.stage); });
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App command{"Arobase : la frise et l’atlas de l’Internet citoyen, pour l’équipe et la scène\n\n"
                     "Sans verbe : le studio (carte, éditions, anomalies).\n  arobase --exhibition assets/villes-internet"};
    Verbs verbs;
    int status = -1;
    command.require_subcommand(0, 1);
    addShowOptions(command, verbs.window.show);
    addHeadlessOptions(command, verbs.headless);
    addVerbs(command, verbs, status);
    CLI11_PARSE(command, argc, argv);
    if (status >= 0) return status;
    if (verbs.headless.on) return runHeadless(verbs.window.show, verbs.headless);
    return runStudio(verbs.window.show);
}
