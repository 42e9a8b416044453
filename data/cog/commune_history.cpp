#include "data/cog/commune_history.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <string>

#include "data/cog/history_walk.h"
#include "data/territory.h"
#include "data/utf8.h"

namespace arobase {
namespace {

bool startsBefore(const CogSpell& a, const CogSpell& b) {
    const int order = std::memcmp(a.code, b.code, sizeof a.code);
    return order != 0 ? order < 0 : a.begin < b.begin;
}

bool holds(const CogSpell& spell, CogDate day) { return spell.begin <= day && (spell.end == 0 || spell.end > day); }

/// The spells of a code are side by side.
std::span<const CogSpell> spellsOf(std::span<const CogSpell> all, std::string_view code) {
    if (code.size() != sizeof(CogSpell::code)) return {};
    const auto order = [](const CogSpell& s, std::string_view c) { return std::string_view(s.code, sizeof s.code) < c; };
    const auto first = std::lower_bound(all.begin(), all.end(), code, order);
    auto last = first;
    while (last != all.end() && std::string_view(last->code, sizeof last->code) == code) ++last;
    return {first, last};
}

}  // namespace

bool CommuneHistory::sound() const {
    const std::size_t count = m_spells.size(), links = m_links.size();
    if (m_incoming.size() != links || !std::ranges::is_sorted(m_spells, startsBefore)) return false;
    for (const CogSpell& s : m_spells) {
        const std::uint64_t name = std::uint64_t{s.nameOffset} + s.nameBytes;
        const std::uint64_t leaving = std::uint64_t{s.firstLink} + s.linkCount;
        const std::uint64_t arriving = std::uint64_t{s.firstIncoming} + s.incomingCount;
        if (name > m_names.size() || leaving > links || arriving > links || s.begin < 0 || s.end < 0) return false;
        if (s.end != 0 && s.end < s.begin) return false;
        if (s.part != 0 ? s.pole >= count : s.pole != kNoSpell) return false;
    }
    for (const CogLink& l : m_links)
        if (l.from >= count || l.to >= count || l.kind >= kCogLinkKinds || m_spells[l.to].begin > l.date || m_spells[l.from].begin > l.date)
            return false;
    return std::ranges::all_of(m_incoming, [&](std::uint32_t i) { return i < links; });
}

std::string_view CommuneHistory::name(std::uint32_t spell) const {
    return {m_names.data() + m_spells[spell].nameOffset, m_spells[spell].nameBytes};
}

std::span<const CogLink> CommuneHistory::from(std::uint32_t spell) const {
    return m_links.subspan(m_spells[spell].firstLink, m_spells[spell].linkCount);
}

std::span<const std::uint32_t> CommuneHistory::into(std::uint32_t spell) const {
    return m_incoming.subspan(m_spells[spell].firstIncoming, m_spells[spell].incomingCount);
}

std::uint32_t CommuneHistory::find(std::string_view code, CogDate day, std::string_view name) const {
    const std::span<const CogSpell> own = spellsOf(m_spells, code);
    const auto indexOf = [&](const CogSpell& s) { return static_cast<std::uint32_t>(&s - m_spells.data()); };
    const CogSpell* held = nullptr;
    const CogSpell* named = nullptr;
    const CogSpell* part = nullptr;
    const CogSpell* next = nullptr;
    const CogSpell* last = nullptr;
    const std::string wanted = foldedText(name, ' ');
    for (const CogSpell& s : own) {
        if (s.part != 0) {
            if (holds(s, day) || part == nullptr) part = &s;
            continue;
        }
        const bool lately = s.begin <= day && (s.end == 0 || s.end > day - cogDate(1, 0, 0));
        if (lately && !wanted.empty() && foldedText(this->name(indexOf(s)), ' ') == wanted) named = &s;  // the last of them
        if (holds(s, day)) held = &s;
        if (s.begin > day && next == nullptr) next = &s;
        if (s.begin <= day) last = &s;
    }
    if (named != nullptr) return indexOf(*named);
    if (held != nullptr) return indexOf(*held);
    if (part != nullptr && (holds(*part, day) || (next == nullptr && last == nullptr))) {
        HistoryWalk walk(*this);
        walk.hold(indexOf(*part), std::max(day, part->begin));
        return walk.found.empty() ? kNoSpell : *walk.found.begin();
    }
    return next != nullptr ? indexOf(*next) : last != nullptr ? indexOf(*last) : kNoSpell;
}

std::vector<std::uint32_t> CommuneHistory::at(std::uint32_t spell, CogDate day, CogDate at) const {
    if (spell >= m_spells.size()) return {};
    HistoryWalk walk(*this);
    if (at >= day)
        walk.forward(spell, day, at);
    else
        walk.backward(spell, day, at);
    return {walk.found.begin(), walk.found.end()};
}

std::vector<std::string_view> CommuneHistory::codesAt(std::string_view code, CogDate day, CogDate when) const {
    if (spellsOf(m_spells, code).empty()) return {code};
    std::vector<std::string_view> codes;
    for (const std::uint32_t s : at(find(code, day), day, when)) codes.push_back(this->code(s));
    return codes;
}

int CommuneHistory::millesimeOf(std::span<const std::string_view> codes, int preferred) const {
    if (codes.empty()) return 0;
    std::set<std::string> departements;
    for (const std::string_view code : codes) departements.insert(departementOfCommune(code));
    constexpr int kFirst = 1943, kLast = 2100;
    std::vector<int> wrong(kLast - kFirst + 1, 0);
    int latest = kFirst;
    for (const CogLink& link : m_links) latest = std::max(latest, std::min(cogYear(link.date), kLast));
    for (std::size_t i = 0; i < m_spells.size();) {
        const std::span<const CogSpell> own = spellsOf(m_spells, code(static_cast<std::uint32_t>(i)));
        i += own.size();
        const std::string_view mine(own.front().code, sizeof own.front().code);
        if (!departements.contains(departementOfCommune(mine))) continue;
        const bool drawn = std::binary_search(codes.begin(), codes.end(), mine);
        for (int year = kFirst; year <= latest; ++year) {
            const bool held = std::ranges::any_of(own, [&](const CogSpell& s) { return s.part == 0 && holds(s, cogDate(year)); });
            if (held != drawn) ++wrong[static_cast<std::size_t>(year - kFirst)];
        }
    }
    int best = latest;
    const auto errors = [&](int year) { return wrong[static_cast<std::size_t>(year - kFirst)]; };
    for (int year = latest; year >= kFirst; --year)
        if (errors(year) < errors(best)) best = year;
    if (preferred >= kFirst && preferred <= latest && errors(preferred) == errors(best)) best = preferred;
    return errors(best) * 50 > static_cast<int>(codes.size()) ? 0 : best;
}

}  // namespace arobase
