// What a visitor types, on an index of the small country and two landmarks. The first byte says how many results are wanted.
#include "data/search/search_index.h"

#include <algorithm>
#include <string>
#include <vector>

#include "data/search/search_text.h"
#include "data/utf8.h"
#include "tests/fuzz/small_world.h"

namespace {

using namespace arobase;

std::vector<FriseItem> someLandmarks() {
    std::vector<FriseItem> items(2);
    items[0].id = "r1999";
    items[0].title = "Le label « Ville Internet » est créé";
    items[1].id = "r2016";
    items[1].title = "L’Haÿ-les-Roses, Bourg-en-Bresse\u202f: @@@@@";
    return items;
}

bool same(const SearchHit& a, const SearchHit& b) { return a.kind == b.kind && a.code == b.code; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<FriseItem> landmarks = someLandmarks();
    static const SearchIndex index(&*fuzz::smallWorld().atlas, landmarks, {{PlaceKind::Commune, "01053"}});
    fuzz::Input input(data, size);
    const std::size_t limit = input.choice(40);
    const std::string_view typed = input.rest();
    const std::vector<SearchHit> hits = index.find(typed, limit);
    fuzz::require(hits.size() <= limit, "more results than were wanted");
    fuzz::require(std::ranges::is_sorted(hits, {}, &SearchHit::match), "a worse match before a better one");
    for (std::size_t i = 0; i < hits.size(); ++i) {
        fuzz::require(!hits[i].name.empty(), "a result without a name");
        for (std::size_t k = 0; k < i; ++k) fuzz::require(!same(hits[i], hits[k]), "a result twice");
    }
    const std::vector<std::string> words = searchWords(typed);
    if (words.empty()) fuzz::require(hits.empty(), "something found for nothing");
    for (const std::string& word : words) fuzz::require(!word.empty() && repairedUtf8(word).invalidBytes == 0, "a word that is none");
    return 0;
}
