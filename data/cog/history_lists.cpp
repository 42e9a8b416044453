// Lists of communes, one a year → spells and links: what has changed from one list to the next.
#include <algorithm>
#include <cstdlib>
#include <set>
#include <unordered_map>

#include "data/cog/history_draft.h"
#include "data/territory.h"
#include "data/utf8.h"

namespace arobase {
namespace {

using ByCode = std::unordered_map<std::string, const CogListCommune*>;

ByCode byCode(const CogList& list) {
    ByCode found;
    for (const CogListCommune& commune : list.communes) found.emplace(commune.code, &commune);
    return found;
}

bool touch(const LonLatBox& a, const LonLatBox& b) {
    return a.min.lon <= b.max.lon && b.min.lon <= a.max.lon && a.min.lat <= b.max.lat && b.min.lat <= a.max.lat;
}

class ListReader {
public:
    ListReader(HistoryDraft& draft, const std::map<std::string, LonLatBox>& boxes, Issues& issues)
        : m_draft(draft), m_boxes(boxes), m_issues(issues) {}

    void run(const std::vector<CogList>& lists) {
        if (lists.empty()) return;
        begin(lists.front());
        for (std::size_t i = 1; i < lists.size(); ++i) follow(lists[i - 1], lists[i]);
        report();
    }

private:
    SpellDraft& spell(std::uint32_t index) { return m_draft.spells[index]; }
    static std::string nameKey(const std::string& code, const std::string& name) {
        return departementOfCommune(code) + " " + foldedText(name, ' ');
    }
    static std::string called(const CogListCommune& commune) { return commune.code + " " + commune.name; }

    /// Overseas collectivités have no entries: their communes are as the first list has them.
    void begin(const CogList& first) {
        for (std::uint32_t i = 0; i < m_draft.spells.size(); ++i) remember(i);
        std::set<std::string> listed;
        for (const CogListCommune& commune : first.communes) {
            listed.insert(commune.code);
            if (!m_open.contains(commune.code)) remember(m_draft.add({commune.code, commune.name}));
        }
        for (const auto& [code, index] : m_open)
            if (!listed.contains(code)) m_orphans.push_back(code + " " + spell(index).name);
        addArrondissements(first);
    }

    void remember(std::uint32_t index) {
        const SpellDraft& own = spell(index);
        if (own.end != 0 || own.refused || own.code.size() != 5) return;
        if (!own.part) m_open[own.code] = index;
        // Where a code names several parts at once, the outermost is the commune that was.
        if (own.part && (!m_openParts.contains(own.code) || !spell(own.pole).part)) m_openParts[own.code] = index;
    }

    /// Arrondissements of Paris, Lyon and Marseille: parts that nothing ever happened to.
    void addArrondissements(const CogList& list) {
        for (const CogListPart& part : list.parts) {
            const auto holder = m_open.find(part.holder);
            if (m_openParts.contains(part.code) || m_open.contains(part.code) || holder == m_open.end()) continue;
            SpellDraft own{part.code, part.name, true};
            own.begin = spell(holder->second).begin;
            own.pole = holder->second;
            remember(m_draft.add(std::move(own)));
        }
    }

    void follow(const CogList& before, const CogList& after) {
        m_date = cogDate(after.year);
        m_after = before.year;
        m_before = byCode(before);
        m_now = byCode(after);
        rename(after);
        std::vector<const CogListCommune*> gone;
        for (const CogListCommune& commune : before.communes)
            if (!m_now.contains(commune.code) && m_open.contains(commune.code)) gone.push_back(&commune);
        for (const CogListCommune& commune : after.communes)
            if (!m_open.contains(commune.code)) found(commune, gone);
        std::unordered_map<std::string, const CogListPart*> parts;
        for (const CogListPart& part : after.parts) parts.emplace(part.code, &part);
        for (const CogListCommune* commune : gone) {
            const auto part = parts.find(commune->code);
            end(*commune, part == parts.end() ? nullptr : part->second);
        }
    }

    std::uint32_t open(const CogListCommune& commune) {
        SpellDraft own{commune.code, commune.name};
        own.begin = m_date;
        const std::uint32_t index = m_draft.add(std::move(own));
        m_open[commune.code] = index;
        return index;
    }

    void close(std::uint32_t index, std::uint32_t next) {
        spell(index).end = m_date;
        spell(index).next = next;
    }

    /// The commune takes another code; its name may be spelt otherwise.
    void renumber(std::uint32_t old, const CogListCommune& commune) {
        const std::uint32_t moved = open(commune);
        close(old, moved);
        m_draft.link(old, moved, m_date, CogLinkKind::Renumbered, m_after, true);
    }

    void rename(const CogList& after) {
        std::map<std::string, const CogListCommune*> fresh;  // by département and name
        for (const CogListCommune& commune : after.communes)
            if (!m_open.contains(commune.code)) fresh.emplace(nameKey(commune.code, commune.name), &commune);
        for (const CogListCommune& commune : after.communes) {
            const auto held = m_open.find(commune.code);
            if (held == m_open.end() || spell(held->second).name == commune.name) continue;
            const std::uint32_t old = held->second;
            // Its name lives on under another code: it is its chief place that left it, and kept the code.
            if (const auto moved = fresh.find(nameKey(commune.code, spell(old).name)); moved != fresh.end()) {
                renumber(old, *moved->second);
                restore(commune);
                continue;
            }
            const std::uint32_t renamed = open(commune);
            close(old, renamed);
            m_draft.link(old, renamed, m_date, CogLinkKind::Renamed, m_after);
        }
    }

    /// A part of that code is a commune again; or nobody knows where the commune comes from.
    void restore(const CogListCommune& commune) {
        const auto part = m_openParts.find(commune.code);
        const std::uint32_t restored = open(commune);
        if (part == m_openParts.end()) {
            m_created.push_back(called(commune));
            return;
        }
        const std::uint32_t holder = m_draft.holder(part->second, m_date - 1);
        close(part->second, restored);
        m_draft.link(part->second, restored, m_date, CogLinkKind::Restored, m_after);
        if (holder != kNoSpell) m_draft.link(holder, restored, m_date, CogLinkKind::Separated, m_after);
        m_openParts.erase(part);
    }

    /// A code that the list before did not have: that of a commune that changed code, or of a part that is a commune again.
    void found(const CogListCommune& commune, std::vector<const CogListCommune*>& gone) {
        const auto same = std::ranges::find_if(gone, [&](const CogListCommune* g) {
            return nameKey(g->code, g->name) == nameKey(commune.code, commune.name);
        });
        if (same == gone.end()) return restore(commune);
        renumber(m_open.at((*same)->code), commune);
        m_open.erase((*same)->code);
        gone.erase(same);
    }

    void end(const CogListCommune& commune, const CogListPart* part) {
        const std::uint32_t old = m_open.at(commune.code);
        m_open.erase(commune.code);
        const auto holder = part == nullptr ? m_open.end() : m_open.find(part->holder);
        if (holder != m_open.end()) {
            SpellDraft own{part->code, part->name, true};
            own.begin = m_date;
            own.pole = holder->second;
            const std::uint32_t index = m_draft.add(std::move(own));
            close(old, index);
            m_openParts[part->code] = index;
            m_draft.link(old, index, m_date, CogLinkKind::Joined, m_after);
            m_draft.link(old, holder->second, m_date, CogLinkKind::Merged, m_after);
            return;
        }
        const CogListCommune* into = likelyHolder(commune);
        const std::uint32_t next = into == nullptr ? kNoSpell : m_open.at(into->code);
        close(old, next);
        if (into == nullptr) {
            m_lost.push_back(called(commune));
            return;
        }
        m_draft.link(old, next, m_date, CogLinkKind::Merged, m_after, true);
        m_inferred.push_back(called(commune) + " → " + called(*into));
    }

    /// No list says what a commune that leaves no part went into. Its inhabitants did not go far: of the communes beside it
    /// that share its postal code or took another name in that very list, the one that gained about as many people as it had.
    const CogListCommune* likelyHolder(const CogListCommune& gone) const {
        const auto box = m_boxes.find(gone.code);
        if (box == m_boxes.end() || gone.population == 0) return nullptr;
        const CogListCommune* best = nullptr;
        long long bestMiss = (static_cast<long long>(gone.population) + 1) / 2;
        for (const auto& [code, now] : m_now) {
            if (now->departement != gone.departement) continue;
            const auto before = m_before.find(code);
            const auto beside = m_boxes.find(code);
            if (before == m_before.end() || beside == m_boxes.end()) continue;
            if (!touch(box->second, beside->second)) continue;
            const bool postal = std::ranges::any_of(gone.postalCodes, [&codes = now->postalCodes](const std::string& p) { return std::ranges::find(codes, p) != codes.end(); });
            if (!postal && now->name == before->second->name) continue;
            const long long gained = static_cast<long long>(now->population) - static_cast<long long>(before->second->population);
            const long long miss = std::llabs(gained - static_cast<long long>(gone.population));
            if (miss > bestMiss || (miss == bestMiss && best != nullptr && best->code < now->code)) continue;
            best = now;
            bestMiss = miss;
        }
        return best;
    }

    void say(Severity severity, std::string_view rule, const std::string& what, std::vector<std::string>& names) {
        if (names.empty()) return;
        std::ranges::sort(names);
        Issue issue;
        issue.severity = severity;
        issue.rule = rule;
        issue.message = what + " (" + std::to_string(names.size()) + ")\u202f: ";
        for (std::size_t i = 0; i < names.size(); ++i) issue.message += (i == 0 ? "" : ", ") + names[i];
        m_issues.push_back(std::move(issue));
    }

    void report() {
        say(Severity::Info, "cog-inferred", "fusions déduites des populations et des codes postaux", m_inferred);
        say(Severity::Warning, "cog-lost", "communes disparues sans suite connue", m_lost);
        say(Severity::Warning, "cog-created", "communes apparues sans origine connue", m_created);
        say(Severity::Warning, "cog-unlisted", "communes de l’historique absentes de la liste qui le suit", m_orphans);
    }

    HistoryDraft& m_draft;
    const std::map<std::string, LonLatBox>& m_boxes;
    Issues& m_issues;
    std::unordered_map<std::string, std::uint32_t> m_open, m_openParts;  // by code
    ByCode m_before, m_now;
    CogDate m_date = 0;
    int m_after = 0;
    std::vector<std::string> m_inferred, m_lost, m_created, m_orphans;
};

}  // namespace

void addLists(HistoryDraft& draft, const CogEvents& events, const std::map<std::string, LonLatBox>& boxes, Issues& issues) {
    ListReader(draft, boxes, issues).run(events.lists);
}

}  // namespace arobase
