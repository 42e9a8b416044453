#include "app/recap.h"

#include <algorithm>

#include "app/content.h"
#include "app/state.h"
#include "data/french.h"
#include "data/landmark_names.h"

namespace arobase {
namespace {

std::string placeName(const Content& content, PlaceKind kind, const std::string& code) {
    const Place* place = content.atlas ? content.atlas->find(kind, code) : nullptr;
    return place ? std::string(place->name) : code;
}

std::string words(const Content& content, const State& state, std::string_view key, std::initializer_list<std::pair<std::string_view, std::string_view>> values = {}) {
    const std::string filled = format(content.text(key, state.language()), values);
    return state.english() ? filled : typographicFr(filled);
}

}  // namespace

std::string exploredName(const Content& content, const State& state, const Selection& what) {
    const Exhibition& e = content.exhibition;
    switch (what.kind) {
        case SelectionKind::Collectivite: {
            const auto index = e.collectivite(what.id);
            return index ? typographicFr(e.collectivites[static_cast<std::size_t>(*index)].name) : what.id;
        }
        case SelectionKind::Place: {
            const Place* place = content.place(what.id);
            return place ? typographicFr(std::string(place->name)) : what.id;
        }
        case SelectionKind::Departement: return typographicFr(placeName(content, PlaceKind::Departement, what.id));
        case SelectionKind::Region: return typographicFr(placeName(content, PlaceKind::Region, what.id));
        case SelectionKind::Epci: return typographicFr(placeName(content, PlaceKind::Epci, what.id));
        case SelectionKind::Figures: return words(content, state, "figure.title", {{"year", what.id}});
        case SelectionKind::Landmark:
            if (const FriseItem* item = landmarkOf(e.frise, what.id)) return typographicFr(item->title) + " (" + std::to_string(item->date.year) + ")";
            return what.id;
        case SelectionKind::Contributed:
            for (const ContributedLandmark& l : state.contributed)
                if (l.id == what.id) return typographicFr(l.text) + " (" + std::to_string(l.year) + ")";
            return what.id;
        default: return what.id;
    }
}

std::string recapText(const Content& content, const State& state, std::size_t mostBytes) {
    std::string text = typographicFr(content.exhibition.title) + "\n" + words(content, state, "recap.title") + words(content, state, "list.colon") + "\n";
    const auto more = [&](std::size_t n) {
        const std::string number = std::to_string(n);
        return words(content, state, pluralKey("recap.more", static_cast<long long>(n), state.english()), {{"n", number}});
    };
    const std::size_t room = mostBytes - std::min(mostBytes, more(state.explored.size()).size());
    for (std::size_t i = 0; i < state.explored.size(); ++i) {
        const std::string line = "– " + exploredName(content, state, state.explored[i]) + "\n";
        if (text.size() + line.size() > room) return text + more(state.explored.size() - i);
        text += line;
    }
    return text;
}

}  // namespace arobase
