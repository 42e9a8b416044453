// Entries of the official history → spells and links.
#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "data/cog/history_draft.h"

namespace arobase {
namespace {

constexpr int kDeepest = 64;  // no chain of parts or successors is that long: the walk ends on a circle

/// 0 when empty; -1 when it is no date.
CogDate dateOf(std::string_view text) {
    if (text.empty()) return 0;
    int numbers[3] = {};
    constexpr std::size_t kStart[3] = {0, 5, 8}, kLength[3] = {4, 2, 2};
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return -1;
    for (std::size_t i = 0; i < 3; ++i) {
        const char* first = text.data() + kStart[i];
        const auto [end, error] = std::from_chars(first, first + kLength[i], numbers[i]);
        if (error != std::errc() || end != first + kLength[i]) return -1;
    }
    const bool real = numbers[0] > 0 && numbers[1] >= 1 && numbers[1] <= 12 && numbers[2] >= 1 && numbers[2] <= 31;
    return real ? cogDate(numbers[0], numbers[1], numbers[2]) : -1;
}

class EntryReader {
public:
    EntryReader(HistoryDraft& draft, const CogEvents& events, Issues& issues) : m_draft(draft), m_events(events), m_issues(issues) {}

    void run() {
        for (const CogEntry& entry : m_events.entries) addSpell(entry);
        for (std::size_t i = 0; i < m_rows.size(); ++i) addPole(static_cast<std::uint32_t>(i));
        refuseTwins();
        refuseUnheld();
        for (std::size_t i = 0; i < m_rows.size(); ++i) addSuccessor(static_cast<std::uint32_t>(i));
        for (const CogLink& link : std::vector<CogLink>(m_draft.links)) addHolders(link);
    }

private:
    const CogEntry& entry(std::uint32_t spell) const { return *m_rows[spell]; }
    SpellDraft& spell(std::uint32_t index) { return m_draft.spells[index]; }

    void report(const CogEntry& entry, std::string_view rule, const std::string& what) {
        Issue issue;
        issue.severity = Severity::Warning;
        issue.rule = rule;
        issue.file = m_events.file;
        issue.row = entry.row;
        issue.message = (entry.id.empty() ? "ligne sans identifiant" : entry.id) + (entry.name.empty() ? "" : " (" + entry.name + ")") +
                        "\u202f: " + what;
        m_issues.push_back(std::move(issue));
    }

    void addSpell(const CogEntry& entry) {
        const CogDate begin = dateOf(entry.begin), end = dateOf(entry.end);
        const bool commune = entry.type == "COM";
        const bool part = entry.type == "COMD" || entry.type == "COMA" || entry.type == "COMP";
        if (entry.id.empty() || entry.code.size() != 5 || entry.name.empty() || entry.name.size() > 0xFFFF)
            return report(entry, "cog-entry-incomplete", "identifiant, code ou nom absent ou malformé\u202f; ligne ignorée");
        if (!commune && !part) return report(entry, "cog-entry-type", "sorte inconnue « " + entry.type + " »\u202f; ligne ignorée");
        if (begin < 0 || end < 0) return report(entry, "cog-entry-date", "date illisible\u202f; ligne ignorée");
        if (end != 0 && end < begin) return report(entry, "cog-entry-date", "finit avant d’avoir commencé\u202f; ligne ignorée");
        if (!m_byId.try_emplace(entry.id, static_cast<std::uint32_t>(m_draft.spells.size())).second)
            return report(entry, "cog-entry-twice", "identifiant déjà pris\u202f; ligne ignorée");
        m_draft.add({entry.code, entry.name, part, begin, end});
        m_rows.push_back(&entry);
    }

    void addPole(std::uint32_t index) {
        SpellDraft& own = spell(index);
        if (!own.part) return;
        const auto pole = m_byId.find(entry(index).pole);
        if (pole == m_byId.end() || pole->second == index) {
            own.refused = true;
            return report(entry(index), "cog-entry-pole", "commune de rattachement inconnue « " + entry(index).pole + " »\u202f; ligne ignorée");
        }
        own.pole = pole->second;
    }

    /// Two communes of one code at once.
    void refuseTwins() {
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < m_draft.spells.size(); ++i)
            if (!spell(i).part) order.push_back(i);
        std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
            return std::pair(spell(a).code, spell(a).begin) < std::pair(spell(b).code, spell(b).begin);
        });
        std::uint32_t kept = kNoSpell;
        for (const std::uint32_t i : order) {
            const bool overlap = kept != kNoSpell && spell(kept).code == spell(i).code && (spell(kept).end == 0 || spell(kept).end > spell(i).begin);
            if (overlap) {
                spell(i).refused = true;
                report(entry(i), "cog-entry-contradiction",
                       "le code est encore celui de " + entry(kept).id + " (" + spell(kept).name + ") à cette date\u202f; ligne ignorée");
            } else {
                kept = i;
            }
        }
    }

    /// Parts that no commune holds when they begin, or that hold each other.
    void refuseUnheld() {
        for (std::uint32_t i = 0; i < m_draft.spells.size(); ++i) {
            std::uint32_t at = i;
            int depth = 0;
            while (at != kNoSpell && spell(at).part && !spell(at).refused && depth++ < kDeepest) at = spell(at).pole;
            const bool held = at != kNoSpell && !spell(at).part && !spell(at).refused && spell(at).begin <= spell(i).begin;
            if (held || !spell(i).part || spell(i).refused) continue;
            spell(i).refused = true;
            report(entry(i), "cog-entry-pole", "aucune commune ne la porte à sa date\u202f; ligne ignorée");
        }
    }

    void addSuccessor(std::uint32_t index) {
        SpellDraft& own = spell(index);
        const CogEntry& row = entry(index);
        if (own.refused || row.successor.empty()) return;
        const auto found = m_byId.find(row.successor);
        if (found == m_byId.end() || spell(found->second).refused)
            return report(row, "cog-entry-successor", "suite inconnue « " + row.successor + " »\u202f: on ne sait pas ce qu’elle devient");
        const SpellDraft& next = spell(found->second);
        if (found->second == index || own.end == 0 || next.begin != own.end)
            return report(row, "cog-entry-contradiction",
                          "sa suite « " + row.successor + " » ne commence pas quand elle finit\u202f; événement ignoré");
        own.next = found->second;
        CogLinkKind kind = CogLinkKind::PartKept;
        if (!own.part && next.part) kind = CogLinkKind::Joined;
        if (own.part && !next.part) kind = CogLinkKind::Restored;
        if (!own.part && !next.part)
            kind = own.code != next.code ? CogLinkKind::Renumbered : own.name != next.name ? CogLinkKind::Renamed : CogLinkKind::Continued;
        m_draft.link(index, found->second, own.end, kind);
    }

    /// What happens to a part happens between communes too.
    void addHolders(const CogLink& link) {
        const auto kind = static_cast<CogLinkKind>(link.kind);
        if (kind == CogLinkKind::Joined) {
            const std::uint32_t to = m_draft.holder(link.to, link.date);
            if (to != kNoSpell && to != link.from) m_draft.link(link.from, to, link.date, CogLinkKind::Merged);
        } else if (kind == CogLinkKind::Restored) {
            const std::uint32_t from = m_draft.holder(link.from, std::max(spell(link.from).begin, link.date - 1));
            if (from != kNoSpell && from != link.to) m_draft.link(from, link.to, link.date, CogLinkKind::Separated);
        } else if (kind == CogLinkKind::PartKept) {
            const std::uint32_t before = m_draft.holder(link.from, std::max(spell(link.from).begin, link.date - 1));
            const std::uint32_t after = m_draft.holder(link.to, link.date);
            if (before == kNoSpell || after == kNoSpell || before == after || m_draft.holder(before, link.date) == after) return;
            m_draft.link(before, after, link.date, CogLinkKind::Merged);  // the part changed communes
        }
    }

    HistoryDraft& m_draft;
    const CogEvents& m_events;
    Issues& m_issues;
    std::unordered_map<std::string, std::uint32_t> m_byId;
    std::vector<const CogEntry*> m_rows;  // by spell
};

}  // namespace

std::uint32_t HistoryDraft::holder(std::uint32_t spell, CogDate day) const {
    for (int depth = 0; spell != kNoSpell && depth < kDeepest; ++depth) {
        const SpellDraft& own = spells[spell];
        const bool ended = own.end != 0 && own.end <= day;
        if (ended && own.next != kNoSpell)
            spell = own.next;
        else if (own.part)
            spell = own.pole;
        else
            return ended ? kNoSpell : spell;
    }
    return kNoSpell;
}

void addEntries(HistoryDraft& draft, const CogEvents& events, Issues& issues) { EntryReader(draft, events, issues).run(); }

}  // namespace arobase
