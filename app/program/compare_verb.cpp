#include "app/program/compare_verb.h"

#include <CLI/CLI.hpp>
#include <array>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commune_identity.h"
#include "app/program/csv_field.h"
#include "app/program/paths.h"
#include "app/program/show_options.h"
#include "data/comparison.h"
#include "data/excellence.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kKinds{"commune", "epci", "departement"};
constexpr std::array<std::string_view, kProgresses> kWords{"en progression", "inchangé", "en recul", "nouvelle", "n’y est plus",
                                                           "non connue avant", "non connue après", "non comparable"};
constexpr std::array<std::string_view, 3> kEvidence{"shown", "open", "contradicted"};

const Collectivite& who(const Exhibition& e, const ComparedOne& one) { return e.collectivites[static_cast<std::size_t>(one.collectivite)]; }

/// Level of an award; none: no award, or its level is not known.
std::optional<int> levelOf(const Exhibition& e, int award) {
    if (award < 0) return std::nullopt;
    const int level = e.awards[static_cast<std::size_t>(award)].level;
    return level > 0 ? std::optional(level) : std::nullopt;
}

Json toJson(const Coverage& c) {
    return {{"edition", c.year}, {"known", c.known}, {"declared", c.declared ? Json(*c.declared) : Json()}, {"complete", c.complete()}};
}

Json excellenceJson(const Exhibition& e, int year) {
    Json list = Json::array();
    for (const Excellence& one : excellenceOf(e, year)) {
        const Collectivite& him = e.collectivites[static_cast<std::size_t>(one.collectivite)];
        list.push_back({{"code", him.code}, {"name", him.name}, {"declared", one.declared}, {"carried", one.carried},
                        {"evidence", kEvidence[static_cast<std::size_t>(one.evidence)]}, {"known_five", one.knownFive},
                        {"contradicted_in", one.contradictedIn != 0 ? Json(one.contradictedIn) : Json()}});
    }
    return list;
}

void printJson(const Exhibition& e, const Identities& identities, const Comparison& comparison) {
    Json counts = Json::object(), rows = Json::array();
    for (int p = 0; p < kProgresses; ++p) counts[std::string(progressName(static_cast<Progress>(p)))] = comparison.counts[static_cast<std::size_t>(p)];
    for (const ComparedOne& one : comparison.all) {
        const auto level = [&](int award) { const auto known = levelOf(e, award); return known ? Json(*known) : Json(); };
        const auto name = [&](int award) { return award < 0 ? Json() : Json(identities.awards[static_cast<std::size_t>(award)].nameThen); };
        rows.push_back({{"code", who(e, one).code}, {"name", who(e, one).name}, {"kind", kKinds[static_cast<std::size_t>(who(e, one).kind)]},
                        {"departement", who(e, one).departement}, {"progress", progressName(one.progress)},
                        {"before", {{"known", one.before >= 0}, {"level", level(one.before)}, {"name", name(one.before)}}},
                        {"after", {{"known", one.after >= 0}, {"level", level(one.after)}, {"name", name(one.after)}}}});
    }
    const Json all{{"from", toJson(comparison.from)}, {"to", toJson(comparison.to)}, {"counts", std::move(counts)}, {"collectivites", std::move(rows)},
                   {"excellence", excellenceJson(e, comparison.to.year)}};
    std::cout << all.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void printTable(const Exhibition& e, const Comparison& comparison) {
    const std::string from = std::to_string(comparison.from.year), to = std::to_string(comparison.to.year);
    std::cout << "code,nom,type,departement,evolution,connue_" << from << ",niveau_" << from << ",connue_" << to << ",niveau_" << to << '\n';
    const auto level = [&](int award) { const auto known = levelOf(e, award); return known ? std::to_string(*known) : std::string(); };
    for (const ComparedOne& one : comparison.all)
        std::cout << csvField(who(e, one).code) << ',' << csvField(who(e, one).name) << ',' << kKinds[static_cast<std::size_t>(who(e, one).kind)] << ','
                  << csvField(who(e, one).departement) << ',' << kWords[static_cast<std::size_t>(one.progress)] << ',' << (one.before >= 0 ? "oui" : "non") << ','
                  << level(one.before) << ',' << (one.after >= 0 ? "oui" : "non") << ',' << level(one.after) << '\n';
    for (const Coverage& c : {comparison.from, comparison.to})
        std::cerr << "arobase compare: " << c.year << " : " << c.known << (c.known > 1 ? " connues" : " connue")
                  << (c.declared ? " sur " + std::to_string(*c.declared) : ", total non déclaré") << '\n';
}

/// Why two editions cannot be compared; empty when they can.
std::string refusal(const Exhibition& e, const CompareOptions& o) {
    for (const int year : {o.from, o.to})
        if (!e.edition(year)) return "aucune édition " + std::to_string(year);
    if (o.from == o.to) return "deux fois la même édition (" + std::to_string(o.from) + ")";
    return o.from > o.to ? "l’édition de départ (" + std::to_string(o.from) + ") doit précéder l’autre (" + std::to_string(o.to) + ")" : "";
}

}  // namespace

void addCompareOptions(CLI::App& command, CompareOptions& o) {
    command.add_option("--from", o.from, "Millésime de la première édition, p. ex. 2017")->required();
    command.add_option("--to", o.to, "Millésime de la seconde, p. ex. 2018")->required();
    command.add_option("--exhibition", o.exhibition, "Dossier de l’exposition");
    command.add_option("--atlas", o.atlas, "Carte préparée par « arobase bake », qui dit ce que les communes sont devenues");
    command.add_flag("--json", o.json, "En JSON plutôt qu’en CSV, avec les Territoires d’excellence numérique de la seconde");
}

int printComparison(const CompareOptions& o) {
    auto exhibition = loadExhibition(o.exhibition.empty() ? defaultExhibition() : o.exhibition);
    const auto atlas = Atlas::open(o.atlas.empty() ? defaultAtlas() : o.atlas);
    if (!exhibition.value) printIssues(exhibition.issues, true);
    if (!exhibition.value) return 1;
    Exhibition& e = *exhibition.value;
    if (const std::string reason = refusal(e, o); !reason.empty()) {
        std::cerr << "arobase compare: " << reason << '\n';
        return 1;
    }
    if (!atlas.value) std::cerr << "arobase compare: pas de carte préparée : les communes sont comparées par leur code (voir « arobase bake »)\n";
    const Identities identities = identify(e, atlas.value ? &*atlas.value : nullptr);
    const auto comparison = comparisonOf(e, o.from, o.to, identities.today);
    if (o.json)
        printJson(e, identities, *comparison);
    else
        printTable(e, *comparison);
    return 0;
}

}  // namespace arobase
