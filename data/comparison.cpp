#include "data/comparison.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "data/utf8.h"

namespace arobase {
namespace {

constexpr std::array<std::string_view, kProgresses> kNames{"up", "kept", "down", "new", "left", "unknown_before", "unknown_after", "not_comparable"};

class Comparer {
public:
    Comparer(const Exhibition& exhibition, Coverage from, Coverage to, std::span<const std::vector<std::string>> today)
        : m_exhibition(exhibition), m_from(from), m_to(to), m_today(today) {}

    Comparison run() {
        Comparison result{m_from, m_to, {}, {}};
        const std::vector<int> before = firstAwards(m_from.year), after = firstAwards(m_to.year);
        m_groundBefore = ground(before);
        m_groundAfter = ground(after);
        for (std::size_t c = 0; c < m_exhibition.collectivites.size(); ++c) {
            if (before[c] < 0 && after[c] < 0) continue;
            const ComparedOne one{static_cast<int>(c), progress(c, before[c], after[c]), before[c], after[c]};
            ++result.counts[static_cast<std::size_t>(one.progress)];
            result.all.push_back(one);
        }
        sort(result.all);
        return result;
    }

private:
    /// Per collectivité its award of that year, −1 without one. Of two that contradict each other (the checks say so) the first.
    std::vector<int> firstAwards(int year) const {
        std::vector<int> found(m_exhibition.collectivites.size(), -1);
        for (const int a : m_exhibition.awardsOf(year)) {
            int& own = found[static_cast<std::size_t>(m_exhibition.awards[static_cast<std::size_t>(a)].collectivite)];
            if (own < 0) own = a;
        }
        return found;
    }

    const std::string& code(std::size_t c) const { return m_exhibition.collectivites[c].code; }
    /// Codes of today of what a collectivité was.
    std::vector<std::string_view> codesOf(std::size_t c) const {
        if (c >= m_today.size() || m_today[c].empty()) return {code(c)};
        return {m_today[c].begin(), m_today[c].end()};
    }
    /// What the known communes of an edition are today; of those that have other limits now, and of all.
    struct Ground {
        std::set<std::string_view> all, changed;
    };
    Ground ground(const std::vector<int>& awards) const {
        Ground found;
        for (std::size_t c = 0; c < awards.size(); ++c) {
            if (awards[c] < 0 || m_exhibition.collectivites[c].kind != CollectiviteKind::Commune) continue;
            for (const std::string_view code : codesOf(c)) {
                found.all.insert(code);
                if (code != this->code(c)) found.changed.insert(code);
            }
        }
        return found;
    }
    /// It was merged, or split, and the edition without it knows what it became, or was made of.
    bool otherLimits(std::size_t c, const Ground& there) const {
        if (m_exhibition.collectivites[c].kind != CollectiviteKind::Commune) return false;
        const auto codes = codesOf(c);
        const bool changed = codes.size() != 1 || codes.front() != code(c);
        return std::ranges::any_of(codes, [&](std::string_view one) { return changed ? there.all.contains(one) : there.changed.contains(one); });
    }

    Progress progress(std::size_t c, int before, int after) const {
        if (before < 0) return otherLimits(c, m_groundBefore) ? Progress::NotComparable : m_from.complete() ? Progress::New : Progress::UnknownBefore;
        if (after < 0) return otherLimits(c, m_groundAfter) ? Progress::NotComparable : m_to.complete() ? Progress::Left : Progress::UnknownAfter;
        const int then = m_exhibition.awards[static_cast<std::size_t>(before)].level, now = m_exhibition.awards[static_cast<std::size_t>(after)].level;
        if (then == 0 || now == 0) return Progress::NotComparable;
        return now > then ? Progress::Up : now < then ? Progress::Down : Progress::Kept;
    }

    void sort(std::vector<ComparedOne>& all) const {
        std::vector<std::string> names;
        for (const Collectivite& who : m_exhibition.collectivites) names.push_back(foldedText(who.name, ' '));
        const auto key = [&](const ComparedOne& one) {
            const auto c = static_cast<std::size_t>(one.collectivite);
            return std::tuple(one.progress, std::string_view(names[c]), std::string_view(code(c)));
        };
        std::ranges::sort(all, [&](const ComparedOne& a, const ComparedOne& b) { return key(a) < key(b); });
    }

    const Exhibition& m_exhibition;
    Coverage m_from, m_to;
    std::span<const std::vector<std::string>> m_today;
    Ground m_groundBefore, m_groundAfter;
};

}  // namespace

std::string_view progressName(Progress progress) { return kNames[static_cast<std::size_t>(progress)]; }

const ComparedOne* Comparison::find(int collectivite) const {
    const auto found = std::ranges::find(all, collectivite, &ComparedOne::collectivite);
    return found == all.end() ? nullptr : &*found;
}

Coverage coverageOf(const Exhibition& exhibition, int year) {
    const Edition* edition = exhibition.edition(year);
    return {year, static_cast<int>(exhibition.awardsOf(year).size()), edition ? edition->declaredCount : std::nullopt};
}

std::optional<Comparison> comparisonOf(const Exhibition& exhibition, int from, int to, std::span<const std::vector<std::string>> today) {
    if (from >= to || !exhibition.edition(from) || !exhibition.edition(to)) return std::nullopt;
    return Comparer(exhibition, coverageOf(exhibition, from), coverageOf(exhibition, to), today).run();
}

}  // namespace arobase
