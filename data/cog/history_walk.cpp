#include "data/cog/history_walk.h"

#include <algorithm>

namespace arobase {
namespace {

CogLinkKind kindOf(const CogLink& link) { return static_cast<CogLinkKind>(link.kind); }
bool endsBy(const CogSpell& spell, CogDate day) { return spell.end != 0 && spell.end <= day; }

}  // namespace

const CogLink* successorOf(const CommuneHistory& history, std::uint32_t spell) {
    const CogSpell& own = history.spells()[spell];
    const CogLink* merged = nullptr;
    for (const CogLink& link : history.from(spell)) {
        if (own.end == 0 || link.date != own.end || kindOf(link) == CogLinkKind::Separated) continue;
        if (kindOf(link) != CogLinkKind::Merged) return &link;  // a part knows better where it goes than what holds it
        merged = &link;
    }
    return merged;
}

bool HistoryWalk::enter(std::uint32_t spell, CogDate day, bool holding) {
    return m_entered.insert({spell, {day, holding}}).second;
}

void HistoryWalk::forward(std::uint32_t spell, CogDate since, CogDate at) {
    const CogSpell& own = m_history.spells()[spell];
    if (own.part != 0) return hold(spell, at);
    if (!enter(spell, since, false)) return;
    if (!endsBy(own, at)) found.insert(spell);
    for (const CogLink& link : m_history.from(spell))
        if (kindOf(link) == CogLinkKind::Separated && link.date > since && link.date <= at) forward(link.to, link.date, at);
    if (!endsBy(own, at)) return;
    if (const CogLink* next = successorOf(m_history, spell)) forward(next->to, next->date, at);
}

void HistoryWalk::hold(std::uint32_t spell, CogDate day) {
    const CogSpell& own = m_history.spells()[spell];
    if (!enter(spell, day, true)) return;
    if (endsBy(own, day)) {
        if (const CogLink* next = successorOf(m_history, spell)) return hold(next->to, day);
        // A commune whose parts all left it: its chief place keeps its code.
        for (const CogLink& link : m_history.from(spell))
            if (kindOf(link) == CogLinkKind::Separated && m_history.code(link.to) == m_history.code(spell)) return hold(link.to, day);
    }
    if (own.part != 0)
        hold(own.pole, day);
    else if (!endsBy(own, day))
        found.insert(spell);
}

void HistoryWalk::backward(std::uint32_t spell, CogDate until, CogDate at) {
    const CogSpell& own = m_history.spells()[spell];
    if (!enter(spell, until, false)) return;
    if (own.begin <= at) found.insert(spell);
    bool restored = false;
    for (const std::uint32_t i : m_history.into(spell)) restored = restored || kindOf(m_history.links()[i]) == CogLinkKind::Restored;
    for (const std::uint32_t i : m_history.into(spell)) {
        const CogLink& link = m_history.links()[i];
        if (link.date > until || link.date <= at) continue;
        if (kindOf(link) == CogLinkKind::Restored)
            backwardPart(link.from, at);
        else if (kindOf(link) != CogLinkKind::Separated || !restored)
            backward(link.from, link.date, at);
    }
}

void HistoryWalk::backwardPart(std::uint32_t part, CogDate at) {
    if (!enter(part, at, false)) return;
    if (m_history.spells()[part].begin <= at) return hold(part, at);
    for (const std::uint32_t i : m_history.into(part)) {
        const CogLink& link = m_history.links()[i];
        if (kindOf(link) == CogLinkKind::PartKept)
            backwardPart(link.from, at);
        else if (kindOf(link) == CogLinkKind::Joined)
            backward(link.from, link.date, at);
    }
}

}  // namespace arobase
