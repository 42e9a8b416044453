// What happened to a commune, in the order in which a sheet tells it.
#include <algorithm>

#include "data/cog/history_walk.h"
#include "data/utf8.h"

namespace arobase {
namespace {

constexpr int kMostSpells = 256;  // no commune has had that many: the walk ends on any history

CogLinkKind kindOf(const CogLink& link) { return static_cast<CogLinkKind>(link.kind); }

class Story {
public:
    explicit Story(const CommuneHistory& history) : m_history(history) {}

    std::vector<CogStep> tell(std::uint32_t spell, CogDate day) {
        m_subject = spell;
        for (int i = 0; spell != kNoSpell && i < kMostSpells; ++i) spell = part(spell) ? fromPart(spell, day) : fromCommune(spell, day);
        return std::move(m_steps);
    }

private:
    bool part(std::uint32_t spell) const { return m_history.spells()[spell].part != 0; }
    /// A hyphen or an accent more is no other name.
    bool sameName(std::uint32_t a, std::uint32_t b) const { return foldedText(m_history.name(a), ' ') == foldedText(m_history.name(b), ' '); }
    void add(CogStep::Kind kind, std::uint32_t other, const CogLink& link) { m_steps.push_back({kind, m_subject, other, &link}); }

    /// The commune that a commune or a part is in, on a day.
    std::uint32_t holder(std::uint32_t spell, CogDate day) const {
        HistoryWalk walk(m_history);
        walk.hold(spell, day);
        return walk.found.empty() ? kNoSpell : *walk.found.begin();
    }

    /// Communes that others became one with, or that left, while the name stayed.
    void sideEvents(std::uint32_t spell, CogDate after, CogDate upTo) {
        for (const CogLink& link : m_history.from(spell))
            if (kindOf(link) == CogLinkKind::Separated && link.date > after && link.date <= upTo) add(CogStep::Kind::LeftBy, link.to, link);
        for (const std::uint32_t i : m_history.into(spell)) {
            const CogLink& link = m_history.links()[i];
            if (kindOf(link) == CogLinkKind::Merged && link.date > after && link.date <= upTo && m_history.code(link.from) != m_history.code(spell))
                add(CogStep::Kind::Gathered, link.from, link);
        }
    }

    /// From one commune into the one that holds it from a day on; says how.
    void into(std::uint32_t from, std::uint32_t to, const CogLink& link) {
        const bool sameCode = m_history.code(from) == m_history.code(to);
        if (!sameCode)
            add(CogStep::Kind::Joined, to, link);
        else if (!sameName(from, to))
            add(CogStep::Kind::Became, to, link);
        else
            for (const std::uint32_t i : m_history.into(to)) {
                const CogLink& other = m_history.links()[i];
                if (kindOf(other) == CogLinkKind::Merged && other.date == link.date && m_history.code(other.from) != m_history.code(to))
                    add(CogStep::Kind::Gathered, other.from, other);
            }
        m_subject = to;
    }

    std::uint32_t fromCommune(std::uint32_t spell, CogDate& day) {
        const CogSpell& own = m_history.spells()[spell];
        const CogLink* next = successorOf(m_history, spell);
        // Those who leave on the last day are told with what ends then.
        sideEvents(spell, day, own.end == 0 ? kCogToday : next != nullptr ? own.end : own.end - 1);
        if (next == nullptr) return separatedHead(spell, day);
        day = next->date;
        switch (kindOf(*next)) {
            case CogLinkKind::Joined: {
                const std::uint32_t to = holder(next->to, next->date);
                if (to != kNoSpell) into(spell, to, *next);
                break;
            }
            case CogLinkKind::Merged: into(spell, next->to, *next); break;
            case CogLinkKind::Renumbered:
                add(sameName(spell, next->to) ? CogStep::Kind::Renumbered : CogStep::Kind::Became, next->to, *next);
                m_subject = next->to;
                break;
            case CogLinkKind::Renamed:
                if (!sameName(spell, next->to)) add(CogStep::Kind::Became, next->to, *next);
                m_subject = next->to;
                break;
            default: break;
        }
        return next->to;
    }

    /// A commune whose parts all went their own ways: its chief place takes its old name back.
    std::uint32_t separatedHead(std::uint32_t spell, CogDate& day) {
        for (const CogLink& link : m_history.from(spell)) {
            if (kindOf(link) != CogLinkKind::Separated || link.date != m_history.spells()[spell].end) continue;
            if (m_history.code(link.to) != m_history.code(spell)) {
                add(CogStep::Kind::LeftBy, link.to, link);
                continue;
            }
            if (!sameName(spell, link.to)) add(CogStep::Kind::Became, link.to, link);
            m_subject = link.to;
            day = link.date;
            return link.to;
        }
        return kNoSpell;
    }

    std::uint32_t fromPart(std::uint32_t spell, CogDate& day) {
        const CogSpell& own = m_history.spells()[spell];
        const CogLink* next = successorOf(m_history, spell);
        const std::uint32_t in = holder(own.pole, day);
        if (next == nullptr) return in == spell ? kNoSpell : in;  // it is what holds it from here on
        const std::uint32_t before = holder(own.pole, std::max(own.begin, next->date - 1));
        day = next->date;
        if (kindOf(*next) == CogLinkKind::Restored) {
            if (before != kNoSpell && m_history.code(before) != m_history.code(next->to))
                m_steps.push_back({CogStep::Kind::Separated, next->to, before, next});
            else if (before != kNoSpell && !sameName(before, next->to))
                add(CogStep::Kind::Became, next->to, *next);
            m_subject = next->to;
            return next->to;
        }
        const std::uint32_t after = holder(next->to, next->date);
        if (before != kNoSpell && after != kNoSpell && before != after) {
            const CogLink* way = successorOf(m_history, before);
            if (way != nullptr && kindOf(*way) == CogLinkKind::Renumbered) {
                add(sameName(before, after) ? CogStep::Kind::Renumbered : CogStep::Kind::Became, after, *next);
                m_subject = after;
            } else {
                into(before, after, *next);
            }
        }
        return next->to;
    }

    const CommuneHistory& m_history;
    std::vector<CogStep> m_steps;
    std::uint32_t m_subject = kNoSpell;
};

}  // namespace

std::vector<CogStep> CommuneHistory::story(std::uint32_t spell, CogDate day) const {
    if (spell >= m_spells.size()) return {};
    return Story(*this).tell(spell, day);
}

}  // namespace arobase
