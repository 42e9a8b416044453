#include "app/reader.h"

#include <algorithm>
#include <charconv>

#include "app/action.h"

namespace arobase {
namespace {

/// Sentences one after the other, each with its full stop.
std::string sentences(std::initializer_list<std::string> parts) {
    std::string all;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!all.empty()) all += ' ';
        all += part;
        if (part.back() != '.' && part.back() != '?' && part.back() != '!') all += '.';
    }
    return all;
}

ReaderEntry wayBack(const Words& w, std::string_view parent) { return {w.tr("reader.back"), std::string(parent), {}, false}; }

struct Dated {
    HistDate date;
    int kind = 0;  ///< figures stand before the landmarks of their year
    std::string text;
};

std::string landmarkWords(const Words& w, const FriseItem& item) {
    return sentences({screens::dateText(w, item.date), screens::trackName(w, item.track), w.data(item.title), screens::landmarkText(w, item), w.data(item.doubt),
                      item.imageAlt.empty() ? std::string() : w.tr("reader.picture", {{"what", w.data(item.imageAlt)}})});
}

std::string figureWords(const Words& w, const Figure& f) {
    return sentences({std::to_string(f.year), w.tr("reader.figure", {{"scope", w.tr("scope." + f.scope)}}), screens::figureValue(w, f) + " " + screens::figureLabel(w, f)});
}

std::string contributedWords(const Words& w, const ContributedLandmark& l) {
    return sentences({std::to_string(l.year), w.tr("reader.contributed"), w.data(l.text), w.data(l.communeName)});
}

ReaderList friseList(const Words& w) {
    const Exhibition& e = w.content.exhibition;
    std::vector<Dated> all;
    for (const Figure& f : e.figures)
        if (f.refusedBy.empty()) all.push_back({{f.year, 0, 0, -1}, 0, figureWords(w, f)});
    for (const FriseItem& item : e.frise) all.push_back({item.date, 1, landmarkWords(w, item)});
    for (const ContributedLandmark& l : w.state.contributed) all.push_back({{l.year, 0, 0, -1}, 2, contributedWords(w, l)});
    std::stable_sort(all.begin(), all.end(), [](const Dated& a, const Dated& b) {
        return a.date.year != b.date.year ? a.date.year < b.date.year : a.kind != b.kind && (a.kind == 0 || b.kind == 0) ? a.kind < b.kind : a.date < b.date;
    });
    ReaderList list{w.tr("reader.frise"), "menu", {wayBack(w, "menu")}};
    for (Dated& one : all) list.entries.push_back({std::move(one.text), {}, {}, false});
    return list;
}

ReaderList editionsList(const Words& w) {
    ReaderList list{w.tr("reader.palmares"), "menu", {wayBack(w, "menu")}};
    for (const Edition& edition : w.content.exhibition.editions) {
        const std::string count = edition.declaredCount ? w.count("edition.count", *edition.declaredCount) : w.tr("edition.count_unknown");
        list.entries.push_back({sentences({w.tr("edition.year", {{"year", std::to_string(edition.year)}}), screens::editionLine(w, edition), w.data(edition.place), count, screens::coverageLine(w, edition)}),
                                std::to_string(edition.year), {}, false});
    }
    return list;
}

std::string kindWords(const Words& w, CollectiviteKind kind) {
    static constexpr const char* kKeys[] = {"legend.commune", "legend.epci", "legend.departement"};
    return w.tr(kKeys[static_cast<std::size_t>(kind)]);
}

std::string awardWords(const Words& w, int index) {
    const Award& award = w.content.exhibition.awards[static_cast<std::size_t>(index)];
    const Collectivite& who = w.content.exhibition.collectivites[static_cast<std::size_t>(award.collectivite)];
    const Place* departement = w.content.atlas ? w.content.atlas->find(PlaceKind::Departement, who.departement) : nullptr;
    std::string where = who.kind == CollectiviteKind::Commune ? std::string() : kindWords(w, who.kind);
    if (departement && who.kind != CollectiviteKind::Departement) where += (where.empty() ? "" : ", ") + w.data(departement->name);
    const std::string then = w.data(w.content.nameThen(index)), today = w.data(who.name);
    return sentences({then, then == today ? std::string() : w.tr("sheet.name_today", {{"name", today}}), where, w.tr("level." + std::to_string(award.level)),
                      award.mention.empty() ? std::string() : w.tr("reader.mention", {{"mention", w.data(award.mention)}})});
}

ReaderList awardsList(const Words& w, const Edition& edition) {
    ReaderList list{w.tr("edition.year", {{"year", std::to_string(edition.year)}}), "palmares", {wayBack(w, "palmares")}};
    std::vector<int> awards = w.content.exhibition.awardsOf(edition.year);
    std::stable_sort(awards.begin(), awards.end(), [&](int a, int b) { return w.content.nameThen(a) < w.content.nameThen(b); });
    for (const int award : awards) list.entries.push_back({awardWords(w, award), {}, {}, false});
    if (awards.empty()) list.entries.push_back({w.tr("edition.none_known"), {}, {}, false});
    return list;
}

ReaderList menu(const Words& w) {
    const Exhibition& e = w.content.exhibition;
    ReaderList list{w.tr("reader.title"), {}, {}};
    list.entries.push_back({w.count("reader.to_frise", static_cast<long long>(e.frise.size())), "frise", {}, false});
    list.entries.push_back({w.count("reader.to_palmares", static_cast<long long>(e.editions.size())), "palmares", {}, false});
    list.entries.push_back({w.tr("reader.to_tones"), "tones", {}, false});
    list.entries.push_back({w.tr("reader.language"), {}, toText(SetLanguage{std::string(languageCode(nextLanguage(w.content, w.state)))}), false});
    list.entries.push_back({w.tr("reader.to_help"), "help", {}, false});
    list.entries.push_back({w.tr("reader.close"), {}, toText(CloseReader{}), false});
    return list;
}

const Edition* editionOf(const Words& w, std::string_view id) {
    int year = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), year);
    return error == std::errc() && end == id.data() + id.size() ? w.content.exhibition.edition(year) : nullptr;
}

}  // namespace

std::string tonesTranscript(const Words& w) { return w.count("reader.tones_text", static_cast<long long>(w.content.exhibition.frise.size())); }

ReaderList readerList(const Words& w, std::string_view id) {
    if (id == "frise") return friseList(w);
    if (id == "palmares") return editionsList(w);
    if (id == "tones") return {w.tr("reader.tones"), "menu", {wayBack(w, "menu"), {tonesTranscript(w), {}, {}, true}}};
    if (id == "help") return {w.tr("reader.help"), "menu", {wayBack(w, "menu"), {w.tr("reader.help_keys"), {}, {}, false}, {w.tr("reader.help_volume"), {}, {}, false}, {w.tr("reader.help_lists"), {}, {}, false}}};
    if (const Edition* edition = editionOf(w, id)) return awardsList(w, *edition);
    return menu(w);
}

ReaderEntry readerEntry(const ReaderList& list, int at) {
    return list.entries[std::min(list.entries.size() - 1, static_cast<std::size_t>(std::max(0, at)))];
}

/// The way back is no part of what is counted.
std::string readerPosition(const Words& w, const ReaderList& list, int at) {
    const int first = list.parent.empty() ? 0 : 1, count = static_cast<int>(list.entries.size()) - first;
    if (at < first) return {};
    return w.tr("reader.position", {{"n", w.number(std::min(at - first + 1, count))}, {"of", w.number(count)}});
}

std::string readerSays(const Words& w) {
    const ReaderState& reader = w.state.reader;
    if (reader.say == ReaderSay::Volume) return w.tr("reader.volume", {{"n", w.number(reader.volume)}, {"of", w.number(kVolumeSteps)}});
    const ReaderList list = readerList(w, reader.list);
    const std::string entry = readerEntry(list, reader.at).text, position = readerPosition(w, list, reader.at);
    return sentences({reader.say == ReaderSay::List ? list.title : std::string(), entry, position});
}

}  // namespace arobase
