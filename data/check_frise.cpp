// Landmarks against the frise and against each other.
#include <map>
#include <tuple>

#include "data/check_rules.h"
#include "data/french.h"
#include "data/utf8.h"

namespace arobase {
namespace {

class FriseCheck {
public:
    FriseCheck(const Exhibition& exhibition, Issues& issues) : m_exhibition(exhibition), m_issues(issues) {}

    void run() {
        for (const FriseItem& item : m_exhibition.frise) {
            checkItem(item);
            checkDuplicate(item);
        }
        for (std::size_t i = 0; i < m_exhibition.frise.size(); ++i) checkNearDuplicates(i);
    }

private:
    void add(Severity severity, const char* rule, const FriseItem& item, const char* column, const std::string& message) {
        m_issues.push_back({severity, rule, m_exhibition.files.frise, item.row, column, typographicFr(message)});
    }

    void checkItem(const FriseItem& item) {
        const int year = item.date.year;
        if (year < m_exhibition.friseFrom || year > m_exhibition.friseTo) {
            add(Severity::Error, "landmark-date-range", item, "year",
                "« " + item.title + " » (" + std::to_string(year) + ") est hors de la frise, qui va de " +
                    std::to_string(m_exhibition.friseFrom) + " à " + std::to_string(m_exhibition.friseTo) + ".");
        }
        if (item.source.empty())
            add(Severity::Warning, "landmark-source-missing", item, "source", "« " + item.title + " » n’a pas de source.");
        if (!item.doubt.empty())
            add(Severity::Warning, "landmark-doubtful", item, "note", "« " + item.title + " » : " + item.doubt);
    }

    void checkDuplicate(const FriseItem& item) {
        const auto [first, inserted] =
            m_rows.emplace(std::tuple(item.date.year, item.track, foldedText(item.title, ' ')), item.row);
        if (inserted) return;
        add(Severity::Error, "landmark-duplicate", item, "title",
            "« " + item.title + " » est déjà à la ligne " + std::to_string(first->second) + ", même année et même piste.");
    }

    /// One title within another, the same year: the same landmark told twice.
    void checkNearDuplicates(std::size_t index) {
        constexpr std::size_t kMinLetters = 5;
        const FriseItem& item = m_exhibition.frise[index];
        const std::string title = foldedText(item.title, ' ');
        if (title.size() < kMinLetters) return;
        for (const FriseItem& other : m_exhibition.frise) {
            const std::string longer = foldedText(other.title, ' ');
            const bool within = other.row != item.row && other.date.year == item.date.year && longer != title &&
                                (" " + longer + " ").find(" " + title + " ") != std::string::npos;
            if (!within) continue;
            add(Severity::Warning, "landmark-near-duplicate", item, "title",
                "« " + item.title + " » et « " + other.title + " » (ligne " + std::to_string(other.row) +
                    "), la même année : sans doute le même repère.");
        }
    }

    const Exhibition& m_exhibition;
    Issues& m_issues;
    std::map<std::tuple<int, int, std::string>, int> m_rows;
};

}  // namespace

void checkFrise(const Exhibition& exhibition, Issues& issues) {
    FriseCheck(exhibition, issues).run();
}

}  // namespace arobase
