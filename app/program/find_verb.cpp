#include "app/program/find_verb.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/content.h"
#include "app/program/paths.h"
#include "app/program/show_options.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;

std::string_view matchName(MatchKind match) {
    constexpr std::array<std::string_view, 5> kNames{"exact", "prefix", "word", "former", "error"};
    return kNames[static_cast<std::size_t>(match)];
}

/// Level in that edition; nullopt: not known to be labelled in it.
std::optional<int> levelIn(const Content& content, int laureate, int year) {
    if (laureate < 0) return std::nullopt;
    const Exhibition& e = content.exhibition;
    for (const int a : e.collectivites[static_cast<std::size_t>(laureate)].awards)
        if (e.awards[static_cast<std::size_t>(a)].year == year) return e.awards[static_cast<std::size_t>(a)].level;
    return std::nullopt;
}

std::string formerName(const Content& content, const SearchHit& hit) { return hit.spell == kNoSpell ? "" : std::string(content.atlas->history().name(hit.spell)); }

Json toJson(const Content& content, const SearchHit& hit, int year) {
    const auto level = levelIn(content, laureateOf(content, hit), year);
    const bool place = hit.place != nullptr;
    return {{"kind", foundKindName(hit.kind)},
            {"code", hit.code},
            {"name", hit.name},
            {"departement", place && !hit.place->departement.empty() ? Json(hit.place->departement) : Json()},
            {"population", place && hit.place->population > 0 ? Json(hit.place->population) : Json()},
            {"year", hit.landmark ? Json(hit.landmark->date.year) : Json()},
            {"match", matchName(hit.match)},
            {"former_name", hit.spell == kNoSpell ? Json() : Json(formerName(content, hit))},
            {"former_code", hit.spell == kNoSpell ? Json() : Json(content.atlas->history().code(hit.spell))},
            {"labelled", hit.labelled},
            {"level", level ? Json(*level) : Json()}};
}

void printLine(const Content& content, const SearchHit& hit, int year) {
    constexpr std::array<std::string_view, 6> kKinds{"commune", "département", "région", "intercommunalité", "territoire", "repère"};
    std::cout << hit.name << "\t" << kKinds[static_cast<std::size_t>(hit.kind)] << "\t" << hit.code;
    if (hit.place && (hit.kind == FoundKind::Commune || hit.kind == FoundKind::Epci)) std::cout << "\tdépartement " << hit.place->departement;
    if (hit.landmark) std::cout << "\t" << hit.landmark->date.year;
    if (hit.spell != kNoSpell) std::cout << "\tautrefois " << formerName(content, hit) << " (" << content.atlas->history().code(hit.spell) << ")";
    if (const auto level = levelIn(content, laureateOf(content, hit), year)) {
        if (*level == 0)
            std::cout << "\tniveau non connu en " << year;
        else
            std::cout << "\t" << *level << " @ en " << year;
    }
    std::cout << "\n";
}

}  // namespace

void addFindOptions(CLI::App& command, FindOptions& o) {
    command.add_option("TEXTE", o.text, "Nom, ancien nom, code postal, INSEE ou SIREN, ou repère de la frise")->required();
    command.add_option("--limit", o.limit, "Nombre de réponses au plus")->check(CLI::Range(1, 1000));
    command.add_option("--edition", o.edition, "Édition dont les niveaux sont donnés (par défaut : celle qui s’affiche d’abord)");
    command.add_option("--exhibition", o.exhibition, "Dossier de l’exposition");
    command.add_option("--atlas", o.atlas, "Carte préparée par « arobase bake »");
    command.add_flag("--json", o.json, "En JSON plutôt qu’en colonnes séparées par des tabulations");
}

int findNow(const FindOptions& o) {
    const Content content = loadContent({o.exhibition.empty() ? defaultExhibition() : o.exhibition, o.atlas.empty() ? defaultAtlas() : o.atlas, {}});
    if (!content.atlas) std::cerr << "arobase find: pas de carte préparée : seuls les repères de la frise sont cherchés (voir « arobase bake »)\n";
    if (!content.atlas && content.exhibition.frise.empty()) return 1;
    const int year = o.edition != 0 ? o.edition : content.exhibition.startYear;
    const auto hits = content.search.of(content).find(o.text, static_cast<std::size_t>(o.limit));
    if (o.json) {
        Json list = Json::array();
        for (const SearchHit& hit : hits) list.push_back(toJson(content, hit, year));
        std::cout << Json{{"text", o.text}, {"edition", year}, {"results", std::move(list)}}.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
    } else {
        for (const SearchHit& hit : hits) printLine(content, hit, year);
    }
    if (hits.empty() && !o.json) std::cerr << "arobase find: rien ne répond à « " << o.text << " »\n";
    return hits.empty() ? 1 : 0;
}

}  // namespace arobase
