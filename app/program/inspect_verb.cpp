#include "app/program/inspect_verb.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/program/life_sign.h"
#include "app/program/paths.h"
#include "data/french.h"
#include "data/geo/vector_reader.h"
#include "data/inspect.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;

const char* weightOf(Severity severity) { return severity == Severity::Error ? "erreur" : severity == Severity::Warning ? "alerte" : "info"; }

Json toJson(const Issues& issues) {
    Json list = Json::array();
    for (const Issue& i : issues) list.push_back({{"severity", weightOf(i.severity)}, {"rule", i.rule}, {"file", i.file}, {"layer", i.column}, {"message", i.message}});
    return list;
}

Json toJson(const LayerInspection& l) {
    return {{"file", l.file}, {"layer", l.layer}, {"kind", l.kind}, {"crs", l.crs}, {"crs_inferred", l.crsInferred}, {"drawn", l.drawn}, {"refused", l.refused},
            {"vertices", l.vertices}, {"box_wgs84", {l.boxMin.lon, l.boxMin.lat, l.boxMax.lon, l.boxMax.lat}}, {"code_column", l.codeColumn}, {"name_column", l.nameColumn},
            {"matched", l.matched}, {"join_rate", l.drawn > 0 ? static_cast<double>(l.matched) / static_cast<double>(l.drawn) : 0.0}, {"issues", toJson(l.issues)}};
}

void print(const LayerInspection& l) {
    std::printf("%s · couche « %s »\n", l.file.c_str(), l.layer.c_str());
    std::printf("  %s, %s%s\n", l.kind.empty() ? "non utilisée" : l.kind.c_str(), l.crs.c_str(), l.crsInferred ? " (déduit)" : "");
    std::printf("  %s dessinés, %s refusés, %s sommets\n", numberFr(l.drawn).c_str(), numberFr(l.refused).c_str(), numberFr(l.vertices).c_str());
    if (l.drawn > 0) std::printf("  emprise %.4f %.4f – %.4f %.4f\n", l.boxMin.lon, l.boxMin.lat, l.boxMax.lon, l.boxMax.lat);
    if (!l.kind.empty())
        std::printf("  code : %s, nom : %s, %s reconnus par le code officiel\n", l.codeColumn.empty() ? "aucun" : l.codeColumn.c_str(),
                    l.nameColumn.empty() ? "aucun" : l.nameColumn.c_str(), numberFr(l.matched).c_str());
    for (const Issue& issue : l.issues) std::printf("  %s [%s] %s\n", weightOf(issue.severity), issue.rule.c_str(), issue.message.c_str());
}

Inspection inspectWithSigns(const InspectOptions& o, const Atlas* atlas) {
    LifeSign sign(std::cerr);
    sign.say("ouverture");
    return inspect(o.sources, o.layer, atlas, [&](const std::string& layer, long long features) { sign.say(layer + "\u202f: " + countFr(features, "objet")); });
}

}  // namespace

std::string isSource(const std::string& argument) { return isDatabase(argument) ? std::string() : CLI::ExistingPath(argument); }

void addInspectOptions(CLI::App& command, InspectOptions& o) {
    command.add_option("SOURCES", o.sources, "Fichiers, dossiers, archives zip, ou base PostGIS (\"PG:dbname=…\")")->required()->check(isSource);
    command.add_option("--layer", o.layer, "Seulement la couche de ce nom");
    command.add_option("--atlas", o.atlas, "Carte préparée, pour les codes officiels");
    command.add_flag("--json", o.json, "En JSON");
}

int inspectNow(const InspectOptions& o) {
    const auto atlas = Atlas::open(o.atlas.empty() ? defaultAtlas() : o.atlas);
    const Inspection found = inspectWithSigns(o, atlas.value ? &*atlas.value : nullptr);
    if (o.json) {
        Json layers = Json::array();
        for (const LayerInspection& layer : found.layers) layers.push_back(toJson(layer));
        std::cout << Json{{"drawable", found.drawsAnything()}, {"layers", layers}, {"issues", toJson(found.issues)}}.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
    } else {
        for (const LayerInspection& layer : found.layers) print(layer);
        for (const Issue& issue : found.issues) std::printf("%s %s\n", weightOf(issue.severity), toText(issue).c_str());
        std::puts(found.drawsAnything() ? "Peut être dessiné." : "Rien à dessiner.");
    }
    return found.drawsAnything() ? 0 : 1;
}

}  // namespace arobase
