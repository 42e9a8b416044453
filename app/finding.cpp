#include "app/finding.h"

#include <algorithm>
#include <array>

#include "app/content.h"
#include "data/utf8.h"

namespace arobase {
namespace {

PlaceKind placeKindOf(CollectiviteKind kind) {
    return kind == CollectiviteKind::Commune ? PlaceKind::Commune : kind == CollectiviteKind::Epci ? PlaceKind::Epci : PlaceKind::Departement;
}

LabelledCodes labelledCodes(const Content& content) {
    LabelledCodes codes;
    for (std::size_t i = 0; i < content.exhibition.collectivites.size(); ++i)
        for (const std::string& code : content.identities.today[i]) codes.emplace_back(placeKindOf(content.exhibition.collectivites[i].kind), code);
    return codes;
}

constexpr std::array<std::string_view, 6> kKindNames{"commune", "departement", "region", "epci", "territory", "landmark"};

std::string foldedName(const Place* place) { return foldedText(place->name, ' '); }

}  // namespace

const SearchIndex& LazySearch::of(const Content& content) const {
    std::call_once(m_shared->once, [&] {
        m_shared->index = std::make_unique<const SearchIndex>(content.atlas ? &*content.atlas : nullptr, content.exhibition.frise, labelledCodes(content));
    });
    return *m_shared->index;
}

void LazySearch::prepare(const Content& content) {
    if (!m_running.valid()) m_running = std::async(std::launch::async, [this, &content] { of(content); }).share();
}

void LazySearch::wait() const {
    if (m_running.valid()) m_running.wait();
}

std::string_view foundKindName(FoundKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::optional<FoundKind> foundKindByName(std::string_view name) {
    const auto found = std::ranges::find(kKindNames, name);
    if (found == kKindNames.end()) return std::nullopt;
    return static_cast<FoundKind>(found - kKindNames.begin());
}

std::string foundAction(const SearchHit& hit) {
    const std::string spell = hit.spell == kNoSpell ? "-1" : std::to_string(hit.spell);
    return "ShowFound " + std::string(foundKindName(hit.kind)) + " " + std::string(hit.code) + " " + spell;
}

int laureateOf(const Content& content, const SearchHit& hit) {
    if (!hit.place) return -1;
    if (hit.spell != kNoSpell && content.atlas)  // labelled under its old code, before it became part of another
        if (const auto own = content.exhibition.collectivite(content.atlas->history().code(hit.spell))) return *own;
    return content.exhibition.collectivite(hit.code).value_or(-1);
}

std::vector<SearchHit> draftCommunes(const Content& content, std::string_view query, std::size_t most) {
    constexpr std::size_t kLookedAt = 60;
    std::vector<SearchHit> communes;
    if (query.empty()) return communes;
    for (const SearchHit& hit : content.search.of(content).find(query, kLookedAt)) {
        const bool known = std::ranges::any_of(communes, [&](const SearchHit& h) { return h.code == hit.code; });
        if (hit.kind == FoundKind::Commune && hit.place && !known && communes.size() < most) communes.push_back(hit);
    }
    return communes;
}

std::vector<const Place*> communesByName(const Content& content, std::string_view departement) {
    std::vector<const Place*> communes;
    if (!content.atlas) return communes;
    for (const Place& place : content.atlas->places())
        if (place.kind == PlaceKind::Commune && place.departement == departement) communes.push_back(&place);
    std::ranges::stable_sort(communes, {}, foldedName);
    return communes;
}

namespace {

/// Letters of a name up to and with the first that the other has not: "Saint-G" of "Saint-Genest" beside "Saint-Front". An
/// accent makes no other letter, and it never ends on a hyphen.
std::string told(std::string_view name, std::string_view other) {
    const std::string beside = foldedText(other, ' ');
    std::string out;
    while (!name.empty()) {
        std::string_view rest = name;
        takeCodePoint(rest);
        const std::string_view letter = name.substr(0, name.size() - rest.size());
        out += letter;
        name = rest;
        const std::string so = foldedText(out, ' ');
        if (!foldedText(letter, ' ').empty() && !beside.starts_with(so)) break;
    }
    return out;
}

char initialOf(const Place* place) {
    const std::string folded = foldedName(place);
    return folded.empty() ? ' ' : folded.front();
}

std::string capital(char letter) { return std::string(1, static_cast<char>(std::toupper(static_cast<unsigned char>(letter)))); }

/// Whole letters together as long as they fit; a letter that alone does not fit is cut evenly.
std::vector<NameStretch> byLetters(const std::vector<const Place*>& communes, std::size_t most) {
    std::vector<NameStretch> stretches;
    for (std::size_t at = 0; at < communes.size();) {
        std::size_t end = at;
        while (end < communes.size() && initialOf(communes[end]) == initialOf(communes[at])) ++end;
        const std::size_t count = end - at, pieces = (count + most - 1) / most;
        if (pieces == 1 && !stretches.empty() && end - stretches.back().from <= most)
            stretches.back().to = end;
        else
            for (std::size_t i = 0; i < pieces; ++i) stretches.push_back({at + count * i / pieces, at + count * (i + 1) / pieces, ""});
        at = end;
    }
    return stretches;
}

std::vector<NameStretch> evenly(std::size_t count, std::size_t most) {
    std::vector<NameStretch> stretches;
    const std::size_t pieces = (count + most - 1) / most;
    for (std::size_t i = 0; i < pieces; ++i) stretches.push_back({count * i / pieces, count * (i + 1) / pieces, ""});
    return stretches;
}

void label(const std::vector<const Place*>& communes, NameStretch& s) {
    const auto initial = [&](std::size_t i) { return initialOf(communes[i]); };
    const std::size_t last = s.to - 1;
    const bool begins = s.from == 0 || initial(s.from - 1) != initial(s.from), ends = s.to == communes.size() || initial(s.to) != initial(last);
    const std::string from = begins ? capital(initial(s.from)) : told(communes[s.from]->name, communes[s.from - 1]->name);
    const std::string to = ends ? capital(initial(last)) : told(communes[last]->name, communes[s.to]->name);
    s.label = from == to ? from : from + " – " + to;
}

}  // namespace

std::vector<NameStretch> nameStretches(const std::vector<const Place*>& communes, std::size_t most, std::size_t wanted) {
    most = std::max<std::size_t>(1, most);
    std::vector<NameStretch> stretches = byLetters(communes, most);
    if (stretches.size() > wanted) stretches = evenly(communes.size(), most);
    for (NameStretch& s : stretches) label(communes, s);
    return stretches;
}

}  // namespace arobase
