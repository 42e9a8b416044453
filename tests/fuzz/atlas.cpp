// The baked file. The first byte says whether its size and checksum are put right first: without them nothing behind them is reached.
#include <algorithm>
#include <cstring>
#include <string>

#include "data/atlas.h"
#include "data/geo/atlas_format.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace arobase;

void putRight(std::string& bytes) {
    FileHeader header;
    if (bytes.size() < sizeof header) return;
    std::memcpy(&header, bytes.data(), sizeof header);
    header.magic = kAtlasMagic;
    header.version = kAtlasVersion;
    header.headerBytes = sizeof header;
    header.fileBytes = bytes.size();
    header.checksum = atlasChecksum(std::as_bytes(std::span(bytes)), header);
    std::memcpy(bytes.data(), &header, sizeof header);
}

double sumOf(const AtlasLevel& level) {
    double sum = level.toleranceM;
    for (const FillChunk& chunk : level.communes)
        for (const std::uint16_t i : chunk.indices) sum += static_cast<double>(chunk.vertices[i].at.x);
    for (const auto& rank : level.communeBorders)
        for (const LineChunk& chunk : rank)
            for (const FeatureSegment& s : chunk.segments) sum += static_cast<double>(s.b.y);
    for (const auto& rank : level.borders)
        for (const BorderSegment& s : rank) sum += static_cast<double>(s.b.y);
    for (const auto indices : {level.land, level.neighbours})
        for (const std::uint32_t i : indices) sum += static_cast<double>(level.vertices[i].x);
    for (const IndexRange& range : level.areaRanges) sum += static_cast<double>(level.land.subspan(range.first, range.count).size());
    return sum;
}

/// Asks the communes through time what a sheet asks of them.
double sumOf(const CommuneHistory& history) {
    constexpr std::uint32_t kAsked = 200;  // each may have a long story
    double sum = 0;
    const auto count = static_cast<std::uint32_t>(history.spells().size());
    for (std::uint32_t s = 0; s < std::min(count, kAsked); ++s) {
        for (const std::string_view text : {history.code(s), history.name(s)})
            for (const char c : text) sum += static_cast<double>(c);
        const CogDate day = history.spells()[s].begin;
        sum += history.find(history.code(s), day, history.name(s));
        for (const std::string_view code : history.codesAt(history.code(s), day, kCogToday)) sum += static_cast<double>(code.size());
        for (const std::uint32_t at : history.at(s, day, kCogToday)) fuzz::require(at < count, "a spell that is none");
        for (const CogStep& step : history.story(s, day)) {
            fuzz::require(step.subject < count && (step.other == kNoSpell || step.other < count), "a step of a spell that is none");
            if (step.link != nullptr) sum += step.link->date;
        }
    }
    const std::string_view codes[] = {"01015", "01016", "01053"};
    return sum + history.millesimeOf(codes);
}

/// Reads everything that the atlas shows: a view that leads outside the file is then seen.
double sumOf(const Atlas& atlas) {
    double sum = 0;
    for (std::size_t t = 0; t < atlas.territories().size(); ++t) {
        const AtlasTerritory& territory = atlas.territories()[t];
        for (const AtlasLevel& level : territory.levels) sum += sumOf(level);
        for (const std::vector<AtlasArea>* areas : {&territory.areas, &territory.hulls})
            for (const AtlasArea& area : *areas)
                for (const LocalPoint p : area.ringPoints) sum += static_cast<double>(p.x);
        for (const AtlasArea& hull : territory.hulls) fuzz::require(atlas.hullOf(static_cast<int>(t), hull.code) != nullptr, "a hull that is not found");
        for (const AtlasCommune& commune : territory.communes)
            for (const std::string_view text : {commune.code, commune.name, commune.epci})
                for (const char c : text) sum += static_cast<double>(c);
        sum += atlas.areaAt(static_cast<int>(t), {9e5, 6.6e6}) + atlas.communeAt(static_cast<int>(t), {9e5, 6.6e6});
    }
    for (const GlobeLevel& level : atlas.globe().levels) {
        for (const std::uint32_t i : level.land) sum += static_cast<double>(level.vertices[i].x);
        for (const auto segments : {level.coast, level.borders})
            for (const GlobeSegment& s : segments) sum += static_cast<double>(s.b.z);
    }
    for (const GlobeTravel& travel : atlas.globe().travels) {
        for (const std::uint32_t i : travel.land) sum += static_cast<double>(travel.vertices[i].globe.x);
        for (const TravelSegment& s : travel.outline) sum += static_cast<double>(s.b.legal.y);
    }
    for (const Place& place : atlas.places()) {
        for (const std::string_view text : {place.code, place.name, place.departement, place.region, place.epci})
            for (const char c : text) sum += static_cast<double>(c);
        fuzz::require(atlas.find(place.kind, place.code) != nullptr, "a place that is not found");
    }
    return sum + sumOf(atlas.history());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Workshop folder;
    fuzz::Input input(data, size);
    const bool right = input.choice(2) == 1;
    std::string bytes(input.rest());
    if (right) putRight(bytes);
    const Result<Atlas> atlas = Atlas::open(folder.write("carte.bake", bytes));
    fuzz::require(atlas.value.has_value() || atlas.issues.size() == 1, "refused without a word");
    if (atlas) fuzz::use(sumOf(*atlas.value));
    return 0;
}
