#include "app/tour_file.h"

#include <algorithm>
#include <optional>
#include <toml++/toml.h>

#include "app/look_reader.h"
#include "data/file_limit.h"
#include "data/french.h"
#include "data/landmark_names.h"

namespace arobase {
namespace {

bool isId(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

/// What the exhibition lacks of what the step opens; empty: nothing.
std::string lacking(const std::vector<Action>& look, const Exhibition& e) {
    for (const Action& action : look) {
        if (const auto* landmark = std::get_if<SelectLandmark>(&action))
            if (!landmarkOf(e.frise, landmark->id))
                return "repere : « " + landmark->id + " » n’est pas un repère de la frise";
        if (const auto* who = std::get_if<SelectCollectivite>(&action))
            if (!e.collectivite(who->code)) return "collectivite : « " + who->code + " » n’est pas dans le palmarès";
        if (const auto* figures = std::get_if<SelectFigures>(&action))
            if (std::none_of(e.figures.begin(), e.figures.end(), [&](const Figure& f) { return f.year == figures->year; }))
                return "chiffres : aucun chiffre pour " + std::to_string(figures->year);
    }
    return {};
}

class TourReader {
public:
    TourReader(const std::filesystem::path& file, const Exhibition& exhibition, Result<std::vector<Tour>>& into)
        : m_file(file.string()), m_exhibition(exhibition), m_into(into) {}

    void add(Severity severity, const toml::node& at, const std::string& message) { add(severity, static_cast<int>(at.source().begin.line), message); }
    void add(Severity severity, int row, const std::string& message) { m_into.issues.push_back({severity, "tour-file", m_file, row, "", typographicFr(message)}); }

    void read(const toml::node& node, int number) {
        m_where = "visite " + std::to_string(number);
        const toml::table* table = node.as_table();
        if (!table) return add(Severity::Error, node, m_where + " : une table [[visite]] est attendue");
        Tour tour;
        tour.id = (*table)["id"].value<std::string>().value_or("");
        const bool taken = std::any_of(m_into.value->begin(), m_into.value->end(), [&](const Tour& t) { return t.id == tour.id; });
        if (!isId(tour.id) || taken) return add(Severity::Error, node, m_where + " : id " + (taken ? "est déjà celui d’une autre visite" : "attend des lettres, des chiffres et des tirets"));
        const auto name = textAt(*table, "nom", true);
        if (!name) return;
        tour.name = *name;
        attracts(*table, tour);
        const toml::array* steps = table->get_as<toml::array>("etape");
        int step = 0;
        if (steps)
            for (const toml::node& one : *steps) readStep(one, ++step, tour);
        if (tour.steps.empty()) return add(Severity::Error, node, m_where + " : aucune étape [[visite.etape]] à montrer");
        m_into.value->push_back(std::move(tour));
    }

private:
    void attracts(const toml::table& table, Tour& tour) {
        const toml::node* node = table.get("attente");
        if (!node) return;
        const auto on = node->value_exact<bool>();
        const bool other = std::any_of(m_into.value->begin(), m_into.value->end(), [](const Tour& t) { return t.attracts; });
        tour.attracts = on.value_or(false) && !other;
        if (!on) add(Severity::Warning, *node, m_where + " : attente est true ou false");
        if (on.value_or(false) && other) add(Severity::Warning, *node, m_where + " : une autre visite est déjà celle de l’écran d’attente");
    }

    /// nullopt where it cannot be understood, after an issue.
    std::optional<TourText> textAt(const toml::table& table, const char* key, bool required) {
        const toml::node* node = table.get(key);
        if (!node && !required) return TourText{};
        TourText text;
        if (const auto* both = node ? node->as_table() : nullptr) {
            text = {(*both)["fr"].value<std::string>().value_or(""), (*both)["en"].value<std::string>().value_or(""), (*both)["falc"].value<std::string>().value_or("")};
        } else if (node) {
            text.fr = node->value<std::string>().value_or("");
        }
        if (text.fr.empty()) {
            add(Severity::Error, node ? *node : table, m_where + " : " + key + " attend un texte, ou { fr = \"…\", en = \"…\" }");
            return std::nullopt;
        }
        if (text.en.empty()) add(Severity::Warning, *node, m_where + " : " + key + " n’a pas de texte anglais ; le français sera montré");
        text.fr = typographicFr(text.fr);
        text.easy = typographicFr(text.easy);
        return text;
    }

    void readStep(const toml::node& node, int number, Tour& tour) {
        const std::string visit = m_where;
        m_where += ", étape " + std::to_string(number);
        if (auto step = stepIn(node)) tour.steps.push_back(std::move(*step));
        m_where = visit;
    }

    std::optional<TourStep> stepIn(const toml::node& node) {
        const toml::table* table = node.as_table();
        if (!table) {
            add(Severity::Error, node, m_where + " : une table est attendue");
            return std::nullopt;
        }
        TourStep step;
        LookReader<toml::table> reader(*table);
        step.look = reader.look();
        if (const toml::node* duration = table->get("duree")) {
            const auto seconds = duration->value<double>();
            step.durationS = seconds.value_or(0);
            if (!(step.durationS >= kShortestStepS && step.durationS <= kLongestStepS)) reader.refuse("duree : des secondes, de 2 à 120, sont attendues");
        }
        if (reader.bad.empty()) reader.bad = lacking(step.look, m_exhibition);
        if (!reader.bad.empty()) {
            add(Severity::Error, node, m_where + " : " + reader.bad);
            return std::nullopt;
        }
        const auto title = textAt(*table, "titre", true), text = textAt(*table, "texte", false);
        if (!title || !text) return std::nullopt;
        step.title = *title;
        step.text = *text;
        return step;
    }

    std::string m_file;
    const Exhibition& m_exhibition;
    Result<std::vector<Tour>>& m_into;
    std::string m_where;
};

}  // namespace

std::filesystem::path tourFile(const std::filesystem::path& exhibition) { return exhibition / "visites.toml"; }

Result<std::vector<Tour>> readTours(const std::filesystem::path& file, const Exhibition& exhibition) {
    Result<std::vector<Tour>> result;
    result.value.emplace();
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return result;
    TourReader reader(file, exhibition, result);
    if (largerThan(file, kMaxTomlBytes)) {
        reader.add(Severity::Error, 0, "visites illisibles : " + tooLargeWords(kMaxTomlBytes));
        return result;
    }
    toml::table root;
    try {
        root = toml::parse_file(file.string());
    } catch (const toml::parse_error& bad) {
        reader.add(Severity::Error, static_cast<int>(bad.source().begin.line), "visites illisibles : " + std::string(bad.description()));
        return result;
    }
    for (const auto& [key, node] : root)
        if (key.str() != "visite") reader.add(Severity::Warning, node, "« " + std::string(key.str()) + " » : [[visite]] est attendu");
    const toml::node* visits = root.get("visite");
    const toml::array* list = visits ? visits->as_array() : nullptr;
    if (visits && !list) reader.add(Severity::Error, *visits, "visite : des tables [[visite]] sont attendues");
    int number = 0;
    if (list)
        for (const toml::node& node : *list) reader.read(node, ++number);
    return result;
}

}  // namespace arobase
