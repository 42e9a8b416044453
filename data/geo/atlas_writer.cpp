#include "data/geo/atlas_writer.h"

#include <cstring>
#include <system_error>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "data/geo/atlas_format.h"
#include "data/whole_file.h"

namespace arobase {
namespace {

/// Grows the file in memory. Records refer to what was put before them.
class FileBuilder {
public:
    /// `expected`: bytes that the file will about have. Growing by doubling would take up twice as many.
    explicit FileBuilder(std::size_t expected) {
        m_bytes.reserve(expected);
        m_bytes.resize(sizeof(FileHeader));
    }

    template <class T>
    FileSlice put(const std::vector<T>& items) {
        static_assert(std::is_trivially_copyable_v<T>);
        m_bytes.resize((m_bytes.size() + 7) / 8 * 8);
        const FileSlice slice{m_bytes.size(), items.size()};
        append(items.data(), items.size() * sizeof(T));
        return slice;
    }

    /// The same text is stored once.
    FileText text(const std::string& text) {
        const auto [found, isNew] = m_texts.try_emplace(text);
        if (isNew) {
            found->second = {static_cast<std::uint32_t>(m_bytes.size()), static_cast<std::uint32_t>(text.size())};
            append(text.data(), text.size());
        }
        return found->second;
    }

    std::vector<std::byte> finish(FileHeader header) {
        m_bytes.resize((m_bytes.size() + 7) / 8 * 8);
        header.headerBytes = sizeof(FileHeader);
        header.fileBytes = m_bytes.size();
        header.checksum = atlasChecksum(m_bytes, header);
        std::memcpy(m_bytes.data(), &header, sizeof header);
        return std::move(m_bytes);
    }

private:
    void append(const void* data, std::size_t size) {
        if (size == 0) return;
        const std::size_t at = m_bytes.size();
        m_bytes.resize(at + size);
        std::memcpy(m_bytes.data() + at, data, size);
    }

    std::vector<std::byte> m_bytes;
    std::unordered_map<std::string, FileText> m_texts;
};

void copyBox(const WorldBox& box, double (&out)[4]) {
    out[0] = box.min.x;
    out[1] = box.min.y;
    out[2] = box.max.x;
    out[3] = box.max.y;
}

FileArea fileArea(FileBuilder& builder, const BakedArea& area) {
    FileArea record;
    record.code = builder.text(area.code);
    record.name = builder.text(area.name);
    copyBox(area.box, record.box);
    record.ringStarts = builder.put(area.ringStarts);
    record.ringPoints = builder.put(area.ringPoints);
    return record;
}

FileChunk fileChunk(const LocalBox& box, FileSlice elements, FileSlice indices) {
    return {{box.min.x, box.min.y, box.max.x, box.max.y}, elements, indices};
}

FileSlice fillChunks(FileBuilder& builder, const std::vector<BakedFillChunk>& chunks) {
    std::vector<FileChunk> records;
    for (const BakedFillChunk& chunk : chunks)
        records.push_back(fileChunk(chunk.box, builder.put(chunk.vertices), builder.put(chunk.indices)));
    return builder.put(records);
}

FileSlice lineChunks(FileBuilder& builder, const std::vector<BakedLineChunk>& chunks) {
    std::vector<FileChunk> records;
    for (const BakedLineChunk& chunk : chunks) records.push_back(fileChunk(chunk.box, builder.put(chunk.segments), {}));
    return builder.put(records);
}

FileLevel fileLevel(FileBuilder& builder, const BakedLevel& level) {
    FileLevel record;
    record.toleranceM = level.toleranceM;
    record.origin[0] = level.origin.x;
    record.origin[1] = level.origin.y;
    record.vertices = builder.put(level.vertices);
    record.land = builder.put(level.land);
    record.neighbours = builder.put(level.neighbours);
    for (std::size_t i = 0; i < level.borders.size(); ++i) record.borders[i] = builder.put(level.borders[i]);
    record.areaRanges = builder.put(level.areaRanges);
    record.communes = fillChunks(builder, level.communes.fills);
    for (std::size_t i = 0; i < kCommuneBorders; ++i) record.communeBorders[i] = lineChunks(builder, level.communes.borders[i]);
    return record;
}

/// Takes the levels out of the territory as it goes: they are most of the memory.
FileTerritory fileTerritory(FileBuilder& builder, BakedTerritory& territory) {
    FileTerritory record;
    record.code = builder.text(territory.code);
    record.epsg = territory.epsg;
    copyBox(territory.box, record.box);
    record.areaOrigin[0] = territory.areaOrigin.x;
    record.areaOrigin[1] = territory.areaOrigin.y;
    std::vector<FileArea> areas;
    for (const BakedArea& area : territory.areas) areas.push_back(fileArea(builder, area));
    std::vector<FileCommune> communes;
    for (const BakedCommune& commune : territory.communes)
        communes.push_back({builder.text(commune.code), builder.text(commune.name), builder.text(commune.epci), commune.area});
    record.communes = builder.put(communes);
    record.millesime = territory.millesime;
    std::vector<FileLevel> levels;
    for (BakedLevel& level : territory.levels) levels.push_back(fileLevel(builder, std::exchange(level, {})));
    record.areas = builder.put(areas);
    record.levels = builder.put(levels);
    std::vector<FileArea> hulls;
    for (const BakedArea& hull : territory.hulls) hulls.push_back(fileArea(builder, hull));
    record.hulls = builder.put(hulls);
    return record;
}

FileGlobeLevel fileGlobeLevel(FileBuilder& builder, const BakedGlobeLevel& level) {
    return {level.toleranceM, builder.put(level.vertices), builder.put(level.land), builder.put(level.coast), builder.put(level.borders)};
}

FileTravel fileTravel(FileBuilder& builder, const BakedTravel& travel) {
    return {{travel.anchor.lon, travel.anchor.lat}, {travel.legalAnchor.x, travel.legalAnchor.y},
            builder.put(travel.vertices), builder.put(travel.land), builder.put(travel.outline)};
}

FilePlace filePlace(FileBuilder& builder, const BakedPlace& place) {
    FilePlace record;
    record.code = builder.text(place.code);
    record.name = builder.text(place.name);
    record.departement = builder.text(place.departement);
    record.region = builder.text(place.region);
    record.epci = builder.text(place.epci);
    record.postalCodes = builder.text(place.postalCodes);
    if (place.position) {
        record.lon = place.position->lon;
        record.lat = place.position->lat;
        record.hasPosition = 1;
    }
    record.population = place.population;
    record.kind = static_cast<std::uint8_t>(place.kind);
    record.prefecture = place.prefecture ? 1 : 0;
    record.approximate = place.approximate ? 1 : 0;
    return record;
}

}  // namespace

namespace {

template <class T>
std::size_t bytesOf(const std::vector<T>& items) {
    return items.size() * sizeof(T);
}

/// Of what the GPU draws: nearly all of the file.
std::size_t bytesOf(const BakedLevel& level) {
    std::size_t sum = bytesOf(level.vertices) + bytesOf(level.land) + bytesOf(level.neighbours);
    for (const auto& rank : level.borders) sum += bytesOf(rank);
    for (const BakedFillChunk& chunk : level.communes.fills) sum += bytesOf(chunk.vertices) + bytesOf(chunk.indices);
    for (const auto& rank : level.communes.borders)
        for (const BakedLineChunk& chunk : rank) sum += bytesOf(chunk.segments);
    return sum;
}

std::size_t expectedBytes(const BakedAtlas& atlas) {
    std::size_t sum = std::size_t{32} << 20;  // all the rest; what is not used is never touched
    for (const BakedTerritory& territory : atlas.territories)
        for (const BakedLevel& level : territory.levels) sum += bytesOf(level);
    return sum;
}

}  // namespace

std::vector<std::byte> atlasBytes(BakedAtlas atlas) {
    FileBuilder builder(expectedBytes(atlas));
    FileHeader header;
    header.key = builder.text(atlas.key);
    header.attribution = builder.text(atlas.attribution);
    header.approximationNote = builder.text(atlas.approximationNote);
    std::vector<FilePlace> places;
    for (const BakedPlace& place : atlas.places) places.push_back(filePlace(builder, place));
    header.places = builder.put(places);
    header.cogSpells = builder.put(atlas.history.spells);
    header.cogLinks = builder.put(atlas.history.links);
    header.cogIncoming = builder.put(atlas.history.incoming);
    header.cogNames = builder.put(atlas.history.names);
    std::vector<FileTerritory> records;
    for (BakedTerritory& territory : atlas.territories) records.push_back(fileTerritory(builder, territory));
    header.territories = builder.put(records);
    std::vector<FileGlobeLevel> levels;
    for (const BakedGlobeLevel& level : atlas.globe.levels) levels.push_back(fileGlobeLevel(builder, level));
    header.globeLevels = builder.put(levels);
    std::vector<FileTravel> travels;
    for (const BakedTravel& travel : atlas.globe.travels) travels.push_back(fileTravel(builder, travel));
    header.globeTravels = builder.put(travels);
    return builder.finish(header);
}

bool writeAtomically(const std::filesystem::path& file, const std::vector<std::byte>& bytes, Issues& issues) {
    std::error_code folderError;
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), folderError);
    const std::string cause = writeWhole(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}, Writing::Rebuildable);
    if (cause.empty()) return true;
    Issue issue;
    issue.rule = "bake-not-written";
    issue.file = file.string();
    issue.message =
        "fond de carte impossible à écrire (" + cause + ")\u202f; vérifier la place libre et les droits du dossier";
    issues.push_back(std::move(issue));
    return false;
}

}  // namespace arobase
