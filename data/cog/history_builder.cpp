#include "data/cog/history_builder.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <unordered_map>

#include "data/cog/history_draft.h"

namespace arobase {
namespace {

/// Spells that tell something: those that an event or a part refers to, and those that begin or end.
std::vector<bool> toldSpells(const HistoryDraft& draft) {
    std::vector<bool> told(draft.spells.size(), false);
    for (const CogLink& link : draft.links) told[link.from] = told[link.to] = true;
    for (std::size_t i = 0; i < draft.spells.size(); ++i) {
        const SpellDraft& own = draft.spells[i];
        if (own.refused) continue;
        if (own.begin != 0 || own.end != 0 || own.part) told[i] = true;
        if (own.part) told[own.pole] = true;
    }
    return told;
}

/// Old index → new; by code, beginning, and parts last.
std::vector<std::uint32_t> order(const HistoryDraft& draft, std::vector<std::uint32_t>& kept) {
    const std::vector<bool> told = toldSpells(draft);
    for (std::uint32_t i = 0; i < draft.spells.size(); ++i)
        if (told[i] && !draft.spells[i].refused) kept.push_back(i);
    std::ranges::stable_sort(kept, [&](std::uint32_t a, std::uint32_t b) {
        const SpellDraft& x = draft.spells[a];
        const SpellDraft& y = draft.spells[b];
        return std::tie(x.code, x.begin, x.part) < std::tie(y.code, y.begin, y.part);
    });
    std::vector<std::uint32_t> place(draft.spells.size(), kNoSpell);
    for (std::uint32_t i = 0; i < kept.size(); ++i) place[kept[i]] = i;
    return place;
}

/// Names, each stored once.
class NameStore {
public:
    explicit NameStore(std::vector<char>& names) : m_names(names) {}
    std::uint32_t put(const std::string& name) {
        const auto [found, fresh] = m_offsets.try_emplace(name, static_cast<std::uint32_t>(m_names.size()));
        if (fresh) m_names.insert(m_names.end(), name.begin(), name.end());
        return found->second;
    }

private:
    std::vector<char>& m_names;
    std::unordered_map<std::string, std::uint32_t> m_offsets;
};

void storeSpells(const HistoryDraft& draft, const std::vector<std::uint32_t>& kept, const std::vector<std::uint32_t>& place, BakedHistory& baked) {
    NameStore names(baked.names);
    for (const std::uint32_t i : kept) {
        const SpellDraft& own = draft.spells[i];
        CogSpell spell;
        std::memcpy(spell.code, own.code.data(), std::min(sizeof spell.code, own.code.size()));
        spell.part = own.part ? 1 : 0;
        spell.nameOffset = names.put(own.name);
        spell.nameBytes = static_cast<std::uint16_t>(own.name.size());
        spell.begin = own.begin;
        spell.end = own.end;
        spell.pole = own.part ? place[own.pole] : kNoSpell;
        baked.spells.push_back(spell);
    }
}

void storeLinks(const HistoryDraft& draft, const std::vector<std::uint32_t>& place, BakedHistory& baked) {
    for (CogLink link : draft.links) {
        link.from = place[link.from];
        link.to = place[link.to];
        if (link.from != kNoSpell && link.to != kNoSpell) baked.links.push_back(link);
    }
    std::ranges::sort(baked.links, [](const CogLink& a, const CogLink& b) {
        return std::tie(a.from, a.date, a.to, a.kind) < std::tie(b.from, b.date, b.to, b.kind);
    });
    for (std::uint32_t i = 0; i < baked.links.size(); ++i) {
        CogSpell& from = baked.spells[baked.links[i].from];
        if (from.linkCount++ == 0) from.firstLink = i;
    }
    baked.incoming.resize(baked.links.size());
    std::iota(baked.incoming.begin(), baked.incoming.end(), 0U);
    std::ranges::stable_sort(baked.incoming, [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(baked.links[a].to, baked.links[a].date) < std::tie(baked.links[b].to, baked.links[b].date);
    });
    for (std::uint32_t i = 0; i < baked.incoming.size(); ++i) {
        CogSpell& to = baked.spells[baked.links[baked.incoming[i]].to];
        if (to.incomingCount++ == 0) to.firstIncoming = i;
    }
}

}  // namespace

BakedHistory buildHistory(const CogEvents& events, const std::map<std::string, LonLatBox>& boxes, Issues& issues) {
    HistoryDraft draft;
    addEntries(draft, events, issues);
    addLists(draft, events, boxes, issues);
    std::vector<std::uint32_t> kept;
    const std::vector<std::uint32_t> place = order(draft, kept);
    BakedHistory baked;
    storeSpells(draft, kept, place, baked);
    storeLinks(draft, place, baked);
    return baked;
}

}  // namespace arobase
