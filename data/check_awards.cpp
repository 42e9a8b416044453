// Awards: duplicates, levels, editions, sources, and levels that jump.
#include <array>
#include <cstdlib>
#include <map>

#include "data/check_rules.h"
#include "data/french.h"

namespace arobase {
namespace {

class AwardCheck {
public:
    AwardCheck(const Exhibition& exhibition, Issues& issues) : m_exhibition(exhibition), m_issues(issues) {}

    void run() {
        for (const Award& award : m_exhibition.awards) {
            if (!owner(award)) continue;
            checkOne(award);
            checkDuplicate(award);
        }
        for (const Collectivite& collectivite : m_exhibition.collectivites) checkJumps(collectivite);
    }

private:
    const Collectivite* owner(const Award& award) const {
        const auto index = static_cast<std::size_t>(award.collectivite);
        return award.collectivite >= 0 && index < m_exhibition.collectivites.size() ? &m_exhibition.collectivites[index]
                                                                                    : nullptr;
    }

    std::string name(const Award& award) const {
        const Collectivite* collectivite = owner(award);
        return collectivite == nullptr ? std::string() : collectivite->name + " (" + std::to_string(award.year) + ")";
    }

    void add(Severity severity, const char* rule, const Award& award, const char* column, const std::string& message) {
        m_issues.push_back(
            {severity, rule, m_exhibition.files.palmares, award.row, column, typographicFr(name(award) + " : " + message)});
    }

    void checkOne(const Award& award) {
        if (award.level < 0 || award.level > kLevels) {
            add(Severity::Error, "level-range", award, "level",
                "le niveau " + std::to_string(award.level) + " n’est pas compris entre 1 et 5.");
        }
        if (!m_exhibition.editions.empty() && m_exhibition.edition(award.year) == nullptr) {
            add(Severity::Error, "award-edition-unknown", award, "year",
                "cette édition n’est pas dans " + m_exhibition.files.editions + ".");
        }
        if (award.source.empty()) add(Severity::Warning, "award-source-missing", award, "source", "aucune source.");
        constexpr std::array<std::string_view, 4> kDoubts = {"à confirmer", "ou intercommunalité", "ne distingue pas",
                                                             "non donné clairement"};
        for (const std::string_view doubt : kDoubts) {
            if (award.note.find(doubt) == std::string::npos) continue;
            add(Severity::Warning, "award-doubtful", award, "note", award.note + ".");
            break;
        }
    }

    void checkDuplicate(const Award& award) {
        const auto [first, inserted] = m_first.emplace(std::pair(award.collectivite, award.year), &award);
        if (inserted) return;
        const Award& other = *first->second;
        add(Severity::Error, "award-duplicate", award, "code",
            "déjà à la ligne " + std::to_string(other.row) +
                (other.level == award.level
                     ? std::string(", au même niveau.")
                     : ", avec un autre niveau (" + std::to_string(other.level) + "@ et " + std::to_string(award.level) + "@)."));
    }

    /// More than two levels up or down from one year to the next, or over a year without edition.
    void checkJumps(const Collectivite& collectivite) {
        constexpr int kMostLevels = 2;
        constexpr int kMostYears = 2;
        const Award* previous = nullptr;
        for (const int index : collectivite.awards) {
            const Award& award = m_exhibition.awards[static_cast<std::size_t>(index)];
            if (award.level == 0) continue;
            if (previous != nullptr && award.year - previous->year <= kMostYears &&
                std::abs(award.level - previous->level) > kMostLevels) {
                add(Severity::Warning, "level-jump", award, "level",
                    "passe de " + std::to_string(previous->level) + "@ en " + std::to_string(previous->year) + " à " +
                        std::to_string(award.level) + "@.");
            }
            previous = &award;
        }
    }

    const Exhibition& m_exhibition;
    Issues& m_issues;
    std::map<std::pair<int, int>, const Award*> m_first;
};

}  // namespace

void checkAwards(const Exhibition& exhibition, Issues& issues) {
    AwardCheck(exhibition, issues).run();
}

}  // namespace arobase
