#include "app/commune_identity.h"

#include <algorithm>
#include <map>

#include "data/territory.h"
#include "data/utf8.h"

namespace arobase {
namespace {

bool sameName(std::string_view a, std::string_view b) { return foldedText(a, ' ') == foldedText(b, ' '); }

class Identifier {
public:
    Identifier(Exhibition& exhibition, const Atlas& atlas) : m_exhibition(exhibition), m_atlas(atlas) {}

    void run(Identities& found) {
        takeCodesOfToday();
        found.today.clear();
        for (const Collectivite& who : m_exhibition.collectivites) found.today.push_back({who.code});
        for (std::size_t a = 0; a < m_exhibition.awards.size(); ++a) identifyAward(m_exhibition.awards[a], found.awards[a]);
        for (std::size_t i = 0; i < m_exhibition.collectivites.size(); ++i) place(m_exhibition.collectivites[i], found.today[i]);
    }

private:
    const CommuneHistory& history() const { return m_atlas.history(); }
    const Place* place(std::string_view code) const { return m_atlas.find(PlaceKind::Commune, code); }
    std::uint32_t spellOf(const Award& award, const Collectivite& who) const { return history().find(who.code, dayOf(award), award.nameThen); }
    const Award& last(const Collectivite& who) const { return m_exhibition.awards[static_cast<std::size_t>(who.awards.back())]; }

    /// The code that the very same commune has today; its own where it became part of another.
    std::string codeOfToday(const Collectivite& who) const {
        if (who.kind != CollectiviteKind::Commune || who.awards.empty() || place(who.code)) return who.code;
        std::uint32_t spell = spellOf(last(who), who);
        while (spell != kNoSpell && history().spells()[spell].end != 0) {
            std::uint32_t next = kNoSpell;
            for (const CogLink& link : history().from(spell))
                if (link.kind <= static_cast<std::uint8_t>(CogLinkKind::Continued)) next = link.to;
            spell = next;
        }
        return spell != kNoSpell && place(history().code(spell)) ? std::string(history().code(spell)) : who.code;
    }

    /// Two codes of one commune are one collectivité.
    void takeCodesOfToday() {
        std::map<std::string, Collectivite> byCode;
        bool changed = false;
        for (Collectivite& who : m_exhibition.collectivites) {
            std::string code = codeOfToday(who);
            changed = changed || code != who.code;
            who.code = code;
            const auto [kept, fresh] = byCode.try_emplace(code, who);
            if (fresh) continue;
            Collectivite& other = kept->second;
            const int later = std::max(who.awards.back(), other.awards.back());
            std::vector<int> awards = other.awards;
            awards.insert(awards.end(), who.awards.begin(), who.awards.end());
            std::ranges::sort(awards);  // awards are by year
            if (later == who.awards.back()) other = who;
            other.awards = std::move(awards);
        }
        if (!changed) return;
        m_exhibition.collectivites.clear();
        for (auto& [code, who] : byCode) {
            for (const int a : who.awards) m_exhibition.awards[static_cast<std::size_t>(a)].collectivite = static_cast<int>(m_exhibition.collectivites.size());
            m_exhibition.collectivites.push_back(std::move(who));
        }
    }

    void identifyAward(const Award& award, AwardIdentity& found) const {
        const Collectivite& who = m_exhibition.collectivites[static_cast<std::size_t>(award.collectivite)];
        if (who.kind != CollectiviteKind::Commune) return;
        found.spell = spellOf(award, who);
        const Place* today = place(who.code);
        // A list made today may give today's name; a source that gives another one knows better.
        const bool anachronism = found.spell != kNoSpell && today && sameName(award.nameThen, today->name) &&
                                 !sameName(history().name(found.spell), today->name);
        if (anachronism) found.nameThen = history().name(found.spell);
    }

    void place(Collectivite& who, std::vector<std::string>& today) const {
        if (who.kind != CollectiviteKind::Commune || who.awards.empty()) return;
        const std::uint32_t spell = spellOf(last(who), who);
        if (spell == kNoSpell) return;
        std::vector<std::string> codes;
        for (const std::uint32_t s : history().at(spell, dayOf(last(who)), kCogToday))
            if (place(history().code(s))) codes.emplace_back(history().code(s));
        if (codes.empty()) return;
        std::ranges::stable_sort(codes, [&](const std::string& a, const std::string& b) { return place(a)->population > place(b)->population; });
        if (const auto own = std::ranges::find(codes, who.code); own != codes.end()) std::rotate(codes.begin(), own, own + 1);
        today = std::move(codes);
        if (place(who.code)) return;
        who.departement = place(today.front())->departement;
        who.territory = territoryOfCode(who.departement);
    }

    Exhibition& m_exhibition;
    const Atlas& m_atlas;
};

}  // namespace

Identities identify(Exhibition& exhibition, const Atlas* atlas) {
    Identities found;
    found.awards.resize(exhibition.awards.size());
    for (std::size_t a = 0; a < exhibition.awards.size(); ++a) {
        const Award& award = exhibition.awards[a];
        const std::string& name = exhibition.collectivites[static_cast<std::size_t>(award.collectivite)].name;
        found.awards[a].nameThen = sameName(award.nameThen, name) ? name : award.nameThen;  // spelt alike in every edition
    }
    for (const Collectivite& who : exhibition.collectivites) found.today.push_back({who.code});
    if (atlas) Identifier(exhibition, *atlas).run(found);
    return found;
}

}  // namespace arobase
