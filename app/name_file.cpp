#include "app/name_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <sstream>
#include <toml++/toml.h>

#include "data/whole_file.h"

namespace arobase {
namespace {

constexpr std::array<std::string_view, kNameFormats> kFormats{"paysage", "portrait", "impression"};
constexpr std::array<std::string_view, kLabelSides> kSides{"droite",            "gauche",            "dessus",            "dessous",
                                                           "dessus-droite", "dessous-droite", "dessus-gauche", "dessous-gauche"};

constexpr std::size_t kLongestCode = 16;

/// In a comment, which ends with its line.
std::string oneLine(std::string text) {
    std::replace_if(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    return text;
}

template <std::size_t n>
std::optional<std::size_t> among(const std::array<std::string_view, n>& words, std::string_view word) {
    const auto it = std::find(words.begin(), words.end(), word);
    return it == words.end() ? std::nullopt : std::optional(static_cast<std::size_t>(it - words.begin()));
}

/// Reads one table after the other and says what is wrong with each.
class Reader {
public:
    Reader(const std::filesystem::path& file, const Exhibition& exhibition, const Atlas* atlas) : m_file(file.string()), m_exhibition(exhibition), m_atlas(atlas) {
        m_result.value.emplace();
    }

    void whole(const toml::table& root) {
        for (const auto& [key, node] : root) {
            const auto* names = node.as_array();
            if (key.str() != "nom" || !names) {
                wrong(node, "« " + std::string(key.str()) + " » : seules des tables [[nom]] sont attendues");
                continue;
            }
            for (const toml::node& name : *names) {
                const auto* table = name.as_table();
                if (table)
                    one(*table);
                else
                    wrong(name, "une table [[nom]] est attendue");
            }
        }
    }
    void unreadable(int row, std::string_view why) {
        m_result.issues.push_back({Severity::Error, "noms", m_file, row, "", "places des noms illisibles : " + std::string(why)});
    }
    Result<NamePlaces> take() { return std::move(m_result); }

private:
    void wrong(const toml::node& node, const std::string& message) {
        m_result.issues.push_back({Severity::Warning, "noms", m_file, static_cast<int>(node.source().begin.line), "", message});
        m_sound = false;
    }

    void one(const toml::table& table) {
        m_sound = true;
        NameScope scope;
        NamePlace place;
        for (const auto& [key, node] : table) field(key.str(), node, scope, place);
        if (scope.code.empty() && m_sound) wrong(table, "nom sans code de collectivité (code = \"60057\")");
        if (place.empty() && m_sound) wrong(table, "nom " + scope.code + " : ni cote, ni decalage_mm, ni masque, ni toujours");
        if (place.side && place.offsetMm && m_sound) wrong(table, "nom " + scope.code + " : cote ou decalage_mm, pas les deux");
        if (place.hidden && place.insisted && m_sound) wrong(table, "nom " + scope.code + " : masque ou toujours, pas les deux");
        if (!m_sound) return;
        if (m_result.value->at(scope)) wrong(table, "nom " + scope.code + " : déjà décidé plus haut pour la même édition et le même format ; la dernière décision vaut");
        m_result.value->set(scope, place);
    }

    void field(std::string_view key, const toml::node& node, NameScope& scope, NamePlace& place) {
        if (key == "code")
            code(node, scope);
        else if (key == "annee")
            year(node, scope);
        else if (key == "format")
            format(node, scope);
        else if (key == "cote")
            side(node, place);
        else if (key == "decalage_mm")
            offset(node, place);
        else if (key == "masque" || key == "toujours")
            truth(key, node, key == "masque" ? place.hidden : place.insisted);
        else
            wrong(node, "« " + std::string(key) + " » n’est pas connu : code, annee, format, cote, decalage_mm, masque, toujours");
    }

    void code(const toml::node& node, NameScope& scope) {
        const auto text = node.value<std::string>();
        if (!text || !node.is_string()) return wrong(node, "code : un texte est attendu (\"60057\")");
        const bool sound = !text->empty() && text->size() <= kLongestCode && std::all_of(text->begin(), text->end(), [](unsigned char c) { return std::isalnum(c) != 0; });
        if (!sound) return wrong(node, "code : lettres et chiffres seulement, seize au plus");
        const bool known = m_exhibition.collectivite(*text) || !m_atlas || m_atlas->find(PlaceKind::Commune, *text);
        if (!known) return wrong(node, "code « " + *text + " » : aucune collectivité ni commune ne le porte");
        scope.code = *text;
    }
    void year(const toml::node& node, NameScope& scope) {
        const auto number = node.value<int>();
        if (!number || !m_exhibition.edition(*number)) return wrong(node, "annee : ce n’est pas l’année d’une édition (sans elle : toutes)");
        scope.year = *number;
    }
    void format(const toml::node& node, NameScope& scope) {
        const auto which = among(kFormats, node.value_or(std::string_view{}));
        if (!which) return wrong(node, "format : paysage, portrait ou impression est attendu (sans lui : tous)");
        scope.format = static_cast<NameFormat>(*which);
    }
    void side(const toml::node& node, NamePlace& place) {
        const auto which = among(kSides, node.value_or(std::string_view{}));
        if (!which) return wrong(node, "cote : droite, gauche, dessus, dessous, dessus-droite, dessous-droite, dessus-gauche ou dessous-gauche est attendu");
        place.side = static_cast<LabelSide>(*which);
    }
    void offset(const toml::node& node, NamePlace& place) {
        const auto* pair = node.as_array();
        const auto x = pair && pair->size() == 2 ? pair->get(0)->value<double>() : std::nullopt, y = x ? pair->get(1)->value<double>() : std::nullopt;
        const auto near = [](double mm) { return std::isfinite(mm) && std::abs(mm) <= static_cast<double>(kFarthestNameMm); };
        if (!x || !y || !near(*x) || !near(*y)) return wrong(node, "decalage_mm : deux nombres de millimètres sont attendus, de −60 à 60 (droite, bas)");
        place.offsetMm = Vec2{static_cast<float>(*x), static_cast<float>(*y)};
    }
    void truth(std::string_view key, const toml::node& node, bool& into) {
        const auto value = node.value<bool>();
        if (!value || !node.is_boolean()) return wrong(node, std::string(key) + " : true ou false est attendu");
        into = *value;
    }

    std::string m_file;
    const Exhibition& m_exhibition;
    const Atlas* m_atlas;
    Result<NamePlaces> m_result;
    bool m_sound = true;  ///< the table that is being read, so far
};

std::string textOf(const NamePlaces& places, const Exhibition& exhibition) {
    std::ostringstream out;
    out.precision(9);  // a float there and back
    out << "# Places des noms sur la carte. Écrit par le studio : « Noms ».\n"
           "# Sans annee : toutes les éditions ; sans format : tous (paysage, portrait, impression).\n";
    for (const auto& [scope, place] : places.entries()) {
        out << "\n[[nom]]\ncode = \"" << scope.code << "\"";
        if (const auto who = exhibition.collectivite(scope.code)) out << "  # " << oneLine(exhibition.collectivites[static_cast<std::size_t>(*who)].name);
        out << '\n';
        if (scope.year != 0) out << "annee = " << scope.year << '\n';
        if (scope.format) out << "format = \"" << kFormats[static_cast<std::size_t>(*scope.format)] << "\"\n";
        if (place.side) out << "cote = \"" << kSides[static_cast<std::size_t>(*place.side)] << "\"\n";
        if (place.offsetMm) out << "decalage_mm = [" << place.offsetMm->x << ", " << place.offsetMm->y << "]\n";
        if (place.hidden) out << "masque = true\n";
        if (place.insisted) out << "toujours = true\n";
    }
    return out.str();
}

}  // namespace

std::filesystem::path nameFile(const std::filesystem::path& exhibition) { return exhibition / "noms.toml"; }

Result<NamePlaces> readNames(const std::filesystem::path& file, const Exhibition& exhibition, const Atlas* atlas) {
    Reader reader(file, exhibition, atlas);
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return reader.take();
    try {
        reader.whole(toml::parse_file(file.string()));
    } catch (const toml::parse_error& bad) {
        reader.unreadable(static_cast<int>(bad.source().begin.line), bad.description());
    }
    return reader.take();
}

Issues writeNamePlaces(const std::filesystem::path& file, const NamePlaces& places, const Exhibition& exhibition) {
    const std::string cause = writeWhole(file, textOf(places, exhibition));
    if (cause.empty()) return {};
    return {{Severity::Error, "noms", file.string(), 0, "", "places des noms impossibles à écrire (" + cause + ")"}};
}

}  // namespace arobase
