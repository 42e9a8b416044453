#include "data/geo/atlas_writer.h"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace arobase {
template <class T>
FileSlice AtlasWriter::put(const std::vector<T>& items) {
    static_assert(std::is_trivially_copyable_v<T>);
    align();
    const FileSlice slice{m_size, items.size()};
    append(items.data(), items.size() * sizeof(T));
    return slice;
}

namespace {

void copyBox(const WorldBox& box, double (&out)[4]) {
    out[0] = box.min.x;
    out[1] = box.min.y;
    out[2] = box.max.x;
    out[3] = box.max.y;
}

FileArea fileArea(AtlasWriter& file, const BakedArea& area) {
    FileArea record;
    record.code = file.text(area.code);
    record.name = file.text(area.name);
    copyBox(area.box, record.box);
    record.ringStarts = file.put(area.ringStarts);
    record.ringPoints = file.put(area.ringPoints);
    return record;
}

FileChunk fileChunk(const LocalBox& box, FileSlice elements, FileSlice indices) {
    return {{box.min.x, box.min.y, box.max.x, box.max.y}, elements, indices};
}

FileSlice fillChunks(AtlasWriter& file, const std::vector<BakedFillChunk>& chunks) {
    std::vector<FileChunk> records;
    for (const BakedFillChunk& chunk : chunks)
        records.push_back(fileChunk(chunk.box, file.put(chunk.vertices), file.put(chunk.indices)));
    return file.put(records);
}

FileSlice lineChunks(AtlasWriter& file, const std::vector<BakedLineChunk>& chunks) {
    std::vector<FileChunk> records;
    for (const BakedLineChunk& chunk : chunks) records.push_back(fileChunk(chunk.box, file.put(chunk.segments), {}));
    return file.put(records);
}

FileLevel fileLevel(AtlasWriter& file, const BakedLevel& level) {
    FileLevel record;
    record.toleranceM = level.toleranceM;
    record.origin[0] = level.origin.x;
    record.origin[1] = level.origin.y;
    record.vertices = file.put(level.vertices);
    record.land = file.put(level.land);
    record.neighbours = file.put(level.neighbours);
    for (std::size_t i = 0; i < level.borders.size(); ++i) record.borders[i] = file.put(level.borders[i]);
    record.areaRanges = file.put(level.areaRanges);
    record.communes = fillChunks(file, level.communes.fills);
    for (std::size_t i = 0; i < kCommuneBorders; ++i) record.communeBorders[i] = lineChunks(file, level.communes.borders[i]);
    return record;
}

/// Takes the levels out of the territory as it goes: they are most of the memory.
FileTerritory fileTerritory(AtlasWriter& file, BakedTerritory& territory) {
    FileTerritory record;
    record.code = file.text(territory.code);
    record.epsg = territory.epsg;
    copyBox(territory.box, record.box);
    record.areaOrigin[0] = territory.areaOrigin.x;
    record.areaOrigin[1] = territory.areaOrigin.y;
    std::vector<FileArea> areas;
    for (const BakedArea& area : territory.areas) areas.push_back(fileArea(file, area));
    std::vector<FileCommune> communes;
    for (const BakedCommune& commune : territory.communes)
        communes.push_back({file.text(commune.code), file.text(commune.name), file.text(commune.epci), commune.area});
    record.communes = file.put(communes);
    record.millesime = territory.millesime;
    std::vector<FileLevel> levels;
    for (BakedLevel& level : territory.levels) levels.push_back(fileLevel(file, std::exchange(level, {})));
    record.areas = file.put(areas);
    record.levels = file.put(levels);
    std::vector<FileArea> hulls;
    for (const BakedArea& hull : territory.hulls) hulls.push_back(fileArea(file, hull));
    record.hulls = file.put(hulls);
    return record;
}

FileGlobeLevel fileGlobeLevel(AtlasWriter& file, const BakedGlobeLevel& level) {
    return {level.toleranceM, file.put(level.vertices), file.put(level.land), file.put(level.coast), file.put(level.borders)};
}

FileTravel fileTravel(AtlasWriter& file, const BakedTravel& travel) {
    return {{travel.anchor.lon, travel.anchor.lat}, {travel.legalAnchor.x, travel.legalAnchor.y},
            file.put(travel.vertices), file.put(travel.land), file.put(travel.outline)};
}

FilePlace filePlace(AtlasWriter& file, const BakedPlace& place) {
    FilePlace record;
    record.code = file.text(place.code);
    record.name = file.text(place.name);
    record.departement = file.text(place.departement);
    record.region = file.text(place.region);
    record.epci = file.text(place.epci);
    record.postalCodes = file.text(place.postalCodes);
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

std::string_view charsOf(std::span<const std::byte> bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

const std::filesystem::path& inFolder(const std::filesystem::path& file) {
    std::error_code ignored;  // the file says why it cannot be written
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), ignored);
    return file;
}

}  // namespace

AtlasWriter::AtlasWriter(Sink sink) : m_sink(std::move(sink)) {
    m_pending.resize(sizeof(FileHeader));
    m_size = sizeof(FileHeader);
}

FileText AtlasWriter::text(const std::string& text) {
    const auto [found, isNew] = m_texts.try_emplace(text);
    if (isNew) {
        if (m_size + text.size() > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("plus de 4 Go");
        found->second = {static_cast<std::uint32_t>(m_size), static_cast<std::uint32_t>(text.size())};
        append(text.data(), text.size());
    }
    return found->second;
}

void AtlasWriter::align() {
    constexpr std::array<char, 8> kZeros{};
    append(kZeros.data(), (8 - m_size % 8) % 8);
}

/// Small pieces wait for one another; a large one goes as it is.
void AtlasWriter::append(const void* data, std::size_t size) {
    constexpr std::size_t kBlock = std::size_t{1} << 20;
    if (size == 0) return;
    const std::span bytes(static_cast<const std::byte*>(data), size);
    m_size += size;
    if (size < kBlock) m_pending.insert(m_pending.end(), bytes.begin(), bytes.end());
    if (size >= kBlock || m_pending.size() >= kBlock) flush();
    if (size >= kBlock) hand(bytes);
}

void AtlasWriter::hand(std::span<const std::byte> bytes) {
    const std::size_t header = std::min(bytes.size(), m_headerLeft);
    m_headerLeft -= header;
    m_hash.add(bytes.subspan(header));
    m_sink(bytes);
}

void AtlasWriter::flush() {
    hand(m_pending);
    m_pending.clear();
}

void AtlasWriter::add(BakedTerritory& territory) { m_territories.push_back(fileTerritory(*this, territory)); }

std::vector<std::byte> AtlasWriter::finish(const BakedAtlas& atlas) {
    FileHeader header;
    header.key = text(atlas.key);
    header.attribution = text(atlas.attribution);
    header.approximationNote = text(atlas.approximationNote);
    std::vector<FilePlace> places;
    for (const BakedPlace& place : atlas.places) places.push_back(filePlace(*this, place));
    header.places = put(places);
    header.cogSpells = put(atlas.history.spells);
    header.cogLinks = put(atlas.history.links);
    header.cogIncoming = put(atlas.history.incoming);
    header.cogNames = put(atlas.history.names);
    header.territories = put(m_territories);
    std::vector<FileGlobeLevel> levels;
    for (const BakedGlobeLevel& level : atlas.globe.levels) levels.push_back(fileGlobeLevel(*this, level));
    header.globeLevels = put(levels);
    std::vector<FileTravel> travels;
    for (const BakedTravel& travel : atlas.globe.travels) travels.push_back(fileTravel(*this, travel));
    header.globeTravels = put(travels);
    align();
    flush();
    header.headerBytes = sizeof(FileHeader);
    header.fileBytes = m_size;
    header.checksum = atlasChecksum(header, m_hash.value());
    const auto bytes = std::as_bytes(std::span(&header, 1));
    return {bytes.begin(), bytes.end()};
}

std::vector<std::byte> atlasBytes(BakedAtlas atlas) {
    std::vector<std::byte> bytes;
    AtlasWriter writer([&](std::span<const std::byte> piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
    for (BakedTerritory& territory : atlas.territories) writer.add(territory);
    const std::vector<std::byte> header = writer.finish(atlas);
    std::ranges::copy(header, bytes.begin());
    return bytes;
}

bool writeAtlas(const std::filesystem::path& file, BakedAtlas atlas, Issues& issues) {
    GrowingAtlas growing(file);
    for (BakedTerritory& territory : atlas.territories) growing.add(territory);
    return growing.finish(atlas, issues);
}

GrowingAtlas::GrowingAtlas(std::filesystem::path file) : m_path(std::move(file)), m_file(inFolder(m_path), Writing::Rebuildable), m_writer([this](std::span<const std::byte> piece) { m_file.append(charsOf(piece)); }) {}

bool GrowingAtlas::finish(const BakedAtlas& atlas, Issues& issues) {
    m_file.writeStart(charsOf(m_writer.finish(atlas)));
    const std::string cause = m_file.finish();
    if (cause.empty()) return true;
    Issue issue;
    issue.rule = "bake-not-written";
    issue.file = m_path.string();
    issue.message =
        "fond de carte impossible à écrire (" + cause + ")\u202f; vérifier la place libre et les droits du dossier";
    issues.push_back(std::move(issue));
    return false;
}

}  // namespace arobase
