#pragma once
// Where to look, in the words that cue files and tours share. Over any table of toml++, which this header need not know.
//   edition = 2018                # the year
//   camera = [2.5, 46.6, 1800]    # longitude, latitude, metres per px at 1920 px; or "france"
//   territory = "971"             # with camera or alone
//   collectivite = "60057"        # opens its sheet
//   repere = "r2016-…"            # opens a landmark
//   chiffres = 2009               # opens the key figures of a year
//   frise = [1999, 2019]          # years, inclusive
// Each key may be left out. Without a sheet to open, the one that is open closes.
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/action.h"
#include "data/territory.h"

namespace arobase {

/// Reads the keys one by one; `bad` holds the first thing that could not be understood.
template <class Table>
class LookReader {
public:
    explicit LookReader(const Table& table) : m_table(table) {}

    std::string bad;

    /// Empty where there is no such key.
    std::string text(const char* key) {
        const auto* node = m_table.get(key);
        if (!node) return {};
        const auto value = node->template value<std::string>();
        if (!value) refuse(std::string(key) + " : un texte est attendu");
        return value.value_or("");
    }

    std::vector<Action> look() {
        m_actions.clear();
        if (!m_table.contains("collectivite") && !m_table.contains("repere") && !m_table.contains("chiffres")) m_actions.push_back(CloseSheet{});
        if (const auto year = aYear("edition")) m_actions.push_back(SelectYear{*year});
        camera();
        if (const std::string code = text("collectivite"); !code.empty()) m_actions.push_back(SelectCollectivite{code});
        if (const std::string id = text("repere"); !id.empty()) m_actions.push_back(SelectLandmark{id});
        if (const auto year = aYear("chiffres")) m_actions.push_back(SelectFigures{*year});
        frise();  // last: what a landmark brings into view yields to it
        return std::move(m_actions);
    }

    void refuse(std::string why) {
        if (bad.empty()) bad = std::move(why);
    }

private:
    /// A whole number of a size that a year may have. Not through value<int>(): toml++ casts a number with a point however large it is.
    template <class Node>
    static std::optional<int> yearIn(const Node& node) {
        const auto number = node.template value_exact<std::int64_t>();
        return number && *number >= -9999 && *number <= 9999 ? std::optional(static_cast<int>(*number)) : std::nullopt;
    }

    std::optional<int> aYear(const char* key) {
        const auto* node = m_table.get(key);
        if (!node) return std::nullopt;
        const auto year = yearIn(*node);
        if (year && *year > 1900 && *year < 2200) return year;
        refuse(std::string(key) + " : une année est attendue");
        return std::nullopt;
    }

    void camera() {
        const std::string territory = m_table.contains("territory") ? text("territory") : "FR";
        if (!territoryByCode(territory)) refuse("territory : « " + territory + " » n’est pas un territoire");
        const auto* node = m_table.get("camera");
        if (!node) {
            if (m_table.contains("territory")) m_actions.push_back(ExpandInset{territory});
            return;
        }
        if (const auto word = node->template value<std::string>(); word == "france") {
            m_actions.push_back(ShowAllFrance{});
            return;
        }
        const auto* list = node->as_array();
        if (!list || list->size() != 3) return refuse("camera : [longitude, latitude, mètres par pixel] ou \"france\" est attendu");
        double value[3]{};
        for (std::size_t i = 0; i < 3; ++i) {
            const auto number = (*list)[i].template value<double>();
            if (!number || !std::isfinite(*number)) refuse("camera : trois nombres sont attendus");
            value[i] = number.value_or(0);
        }
        if (!(value[2] > 0) || !std::isfinite(value[2])) refuse("camera : l’échelle doit être positive");
        m_actions.push_back(FlyTo{value[0], value[1], value[2], territory});
    }

    void frise() {
        const auto* node = m_table.get("frise");
        if (!node) return;
        const auto* list = node->as_array();
        const auto from = list && list->size() == 2 ? yearIn((*list)[0]) : std::nullopt;
        const auto to = list && list->size() == 2 ? yearIn((*list)[1]) : std::nullopt;
        if (from && to && *from <= *to)
            m_actions.push_back(ShowFrise{static_cast<double>(*from), *to + 1.0});
        else
            refuse("frise : [première année, dernière année] est attendu");
    }

    const Table& m_table;
    std::vector<Action> m_actions;
};

}  // namespace arobase
