#include "data/atlas.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "data/geo/atlas_format.h"
#include "data/territory.h"

namespace arobase {

namespace {

/// A whole file, mapped private so that verifying it may not change it. Empty when it cannot be read.
class MappedFile {
public:
    explicit MappedFile(const std::filesystem::path& file) {
        const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (handle < 0) return;
        struct stat status {};
        if (::fstat(handle, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
            const auto size = static_cast<std::size_t>(status.st_size);
            void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, handle, 0);
            if (address != MAP_FAILED) m_bytes = {static_cast<const std::byte*>(address), size};
            populate();
        }
        ::close(handle);
    }
    ~MappedFile() {
        if (!m_bytes.empty()) ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
    }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return m_bytes; }
    /// Verifying reads every page; once what is shown is on the GPU, most are not wanted for long. They come back when they are read.
    void forget() const { ::madvise(const_cast<std::byte*>(m_bytes.data()), m_bytes.size(), MADV_DONTNEED); }

private:
    /// Verifying will read it all: pages are mapped many at a time, but not so many that other threads, which map memory of
    /// their own (a driver that loads), wait for long.
    void populate() const {
        constexpr std::size_t kBlock = std::size_t{4} << 20;
        for (std::size_t from = 0; from < m_bytes.size(); from += kBlock)
            ::madvise(const_cast<std::byte*>(m_bytes.data()) + from, std::min(kBlock, m_bytes.size() - from), MADV_POPULATE_READ);
    }

    std::span<const std::byte> m_bytes;
};

/// Turns offsets into views, and remembers whether one of them was wrong. Nothing is believed: a file that passes its
/// checksum may still have been written by something else.
class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    bool good() const { return m_good; }
    void require(bool condition) { m_good = m_good && condition; }

    template <class T>
    std::span<const T> slice(FileSlice slice) {
        if (slice.count == 0) return {};
        const std::uint64_t size = m_bytes.size();
        const bool inside =
            slice.offset % alignof(T) == 0 && slice.offset <= size && slice.count <= (size - slice.offset) / sizeof(T);
        require(inside);
        if (!inside) return {};
        return {reinterpret_cast<const T*>(m_bytes.data() + slice.offset), static_cast<std::size_t>(slice.count)};
    }

    std::string_view text(FileText text) {
        const std::uint64_t end = static_cast<std::uint64_t>(text.offset) + text.bytes;
        require(end <= m_bytes.size());
        if (end > m_bytes.size()) return {};
        return {reinterpret_cast<const char*>(m_bytes.data() + text.offset), text.bytes};
    }

    /// Triangle indices below `vertexCount`.
    std::span<const std::uint32_t> indices(FileSlice where, std::size_t vertexCount) {
        const std::span<const std::uint32_t> found = slice<std::uint32_t>(where);
        std::uint32_t largest = 0;
        for (const std::uint32_t index : found) largest = std::max(largest, index);
        require(found.size() % 3 == 0 && (found.empty() || largest < vertexCount));
        return found;
    }

    WorldBox box(const double (&values)[4]) {
        for (const double v : values) require(std::isfinite(v));
        return {{values[0], values[1]}, {values[2], values[3]}};
    }

private:
    std::span<const std::byte> m_bytes;
    bool m_good = true;
};

AtlasArea readArea(Reader& reader, const FileArea& record) {
    AtlasArea area;
    area.code = reader.text(record.code);
    area.name = reader.text(record.name);
    area.box = reader.box(record.box);
    area.ringStarts = reader.slice<std::uint32_t>(record.ringStarts);
    area.ringPoints = reader.slice<LocalPoint>(record.ringPoints);
    reader.require(!area.ringStarts.empty() && std::ranges::is_sorted(area.ringStarts) &&
                   area.ringStarts.back() == area.ringPoints.size());
    return area;
}

LocalBox readBox(Reader& reader, const FileChunk& record) {
    for (const float v : record.box) reader.require(std::isfinite(v));
    return {{record.box[0], record.box[1]}, {record.box[2], record.box[3]}};
}

/// Below `count` + 1 for whoever is known, kNoFeature among them (it turns over to 0): a largest one is soon found.
std::uint32_t rankOf(std::uint32_t feature) { return feature + 1; }
static_assert(kNoFeature == 0xFFFFFFFF);

FillChunk readFills(Reader& reader, const FileChunk& record, std::size_t communeCount) {
    FillChunk chunk{readBox(reader, record), reader.slice<FeatureVertex>(record.elements), reader.slice<std::uint16_t>(record.indices)};
    std::uint16_t largest = 0;
    for (const std::uint16_t index : chunk.indices) largest = std::max(largest, index);
    reader.require(chunk.indices.size() % 3 == 0 && (chunk.indices.empty() || largest < chunk.vertices.size()));
    std::uint32_t last = 0;
    for (const FeatureVertex& vertex : chunk.vertices) last = std::max(last, rankOf(vertex.feature));
    reader.require(last <= communeCount);
    return chunk;
}

LineChunk readLines(Reader& reader, const FileChunk& record, std::size_t communeCount) {
    LineChunk chunk{readBox(reader, record), reader.slice<FeatureSegment>(record.elements)};
    std::uint32_t last = 0;
    for (const FeatureSegment& s : chunk.segments) last = std::max({last, rankOf(s.left), rankOf(s.right)});
    reader.require(last <= communeCount);
    return chunk;
}

AtlasLevel readLevel(Reader& reader, const FileLevel& record, std::size_t areaCount, std::size_t communeCount) {
    AtlasLevel level;
    level.toleranceM = record.toleranceM;
    level.origin = {record.origin[0], record.origin[1]};
    reader.require(std::isfinite(record.toleranceM) && std::isfinite(level.origin.x) && std::isfinite(level.origin.y));
    level.vertices = reader.slice<LocalPoint>(record.vertices);
    level.land = reader.indices(record.land, level.vertices.size());
    level.neighbours = reader.indices(record.neighbours, level.vertices.size());
    for (std::size_t i = 0; i < level.borders.size(); ++i) level.borders[i] = reader.slice<BorderSegment>(record.borders[i]);
    level.areaRanges = reader.slice<IndexRange>(record.areaRanges);
    reader.require(level.areaRanges.size() == areaCount);
    for (const IndexRange& range : level.areaRanges) {
        const std::uint64_t end = static_cast<std::uint64_t>(range.first) + range.count;
        reader.require(end <= level.land.size() && range.first % 3 == 0 && range.count % 3 == 0);
    }
    for (const FileChunk& chunk : reader.slice<FileChunk>(record.communes)) level.communes.push_back(readFills(reader, chunk, communeCount));
    for (std::size_t i = 0; i < kCommuneBorders; ++i)
        for (const FileChunk& chunk : reader.slice<FileChunk>(record.communeBorders[i]))
            level.communeBorders[i].push_back(readLines(reader, chunk, communeCount));
    return level;
}

AtlasTerritory readTerritory(Reader& reader, const FileTerritory& record) {
    AtlasTerritory territory;
    territory.code = reader.text(record.code);
    territory.epsg = static_cast<int>(record.epsg);
    territory.box = reader.box(record.box);
    territory.areaOrigin = {record.areaOrigin[0], record.areaOrigin[1]};
    reader.require(std::isfinite(territory.areaOrigin.x) && std::isfinite(territory.areaOrigin.y));
    for (const FileArea& area : reader.slice<FileArea>(record.areas)) territory.areas.push_back(readArea(reader, area));
    for (const FileCommune& commune : reader.slice<FileCommune>(record.communes)) {
        reader.require(commune.area >= -1 && commune.area < static_cast<std::int64_t>(territory.areas.size()));
        territory.communes.push_back({reader.text(commune.code), reader.text(commune.name), reader.text(commune.epci), static_cast<int>(commune.area)});
    }
    reader.require(record.millesime >= 0 && record.millesime <= 9999);
    territory.millesime = static_cast<int>(record.millesime);
    for (const FileLevel& level : reader.slice<FileLevel>(record.levels)) {
        territory.levels.push_back(readLevel(reader, level, territory.areas.size(), territory.communes.size()));
    }
    for (const FileArea& hull : reader.slice<FileArea>(record.hulls)) {
        territory.hulls.push_back(readArea(reader, hull));
        for (const LocalPoint p : territory.hulls.back().ringPoints) reader.require(std::isfinite(p.x) && std::isfinite(p.y));
    }
    reader.require(std::ranges::is_sorted(territory.hulls, {}, &AtlasArea::code));
    return territory;
}

Place readPlace(Reader& reader, const FilePlace& record) {
    Place place;
    reader.require(record.kind <= static_cast<std::uint8_t>(PlaceKind::Region));
    place.kind = static_cast<PlaceKind>(record.kind);
    place.code = reader.text(record.code);
    place.name = reader.text(record.name);
    place.departement = reader.text(record.departement);
    place.region = reader.text(record.region);
    place.epci = reader.text(record.epci);
    place.postalCodes = reader.text(record.postalCodes);
    place.population = record.population;
    if (record.hasPosition != 0) {
        reader.require(std::abs(record.lon) <= 180 && std::abs(record.lat) <= 90);
        place.position = LonLat{record.lon, record.lat};
    }
    place.prefecture = record.prefecture != 0;
    place.approximate = record.approximate != 0;
    return place;
}

GlobeLevel readGlobeLevel(Reader& reader, const FileGlobeLevel& record) {
    GlobeLevel level;
    reader.require(std::isfinite(record.toleranceM));
    level.toleranceM = record.toleranceM;
    level.vertices = reader.slice<GlobePoint>(record.vertices);
    level.land = reader.indices(record.land, level.vertices.size());
    level.coast = reader.slice<GlobeSegment>(record.coast);
    level.borders = reader.slice<GlobeSegment>(record.borders);
    return level;
}

GlobeTravel readTravel(Reader& reader, const FileTravel& record) {
    GlobeTravel travel;
    for (const double v : {record.legalAnchor[0], record.legalAnchor[1]}) reader.require(std::isfinite(v));
    reader.require(std::abs(record.anchor[0]) <= 360 && std::abs(record.anchor[1]) <= 90);
    travel.anchor = {record.anchor[0], record.anchor[1]};
    travel.legalAnchor = {record.legalAnchor[0], record.legalAnchor[1]};
    travel.vertices = reader.slice<TravelPoint>(record.vertices);
    travel.land = reader.indices(record.land, travel.vertices.size());
    travel.outline = reader.slice<TravelSegment>(record.outline);
    return travel;
}

auto orderOf(const Place& place) {
    return std::pair(place.kind, place.code);
}

Issue refusal(const std::filesystem::path& file, std::string rule, std::string message) {
    Issue issue;
    issue.rule = std::move(rule);
    issue.file = file.string();
    issue.message = std::move(message);
    return issue;
}

/// An even number of crossings to the right of the point is outside.
bool insideRings(const AtlasArea& area, double x, double y) {
    bool inside = false;
    for (std::size_t r = 0; r + 1 < area.ringStarts.size(); ++r) {
        const std::span<const LocalPoint> ring =
            area.ringPoints.subspan(area.ringStarts[r], area.ringStarts[r + 1] - area.ringStarts[r]);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const LocalPoint a = ring[i];
            const LocalPoint b = ring[i + 1 < ring.size() ? i + 1 : 0];
            const double ay = static_cast<double>(a.y);
            const double by = static_cast<double>(b.y);
            if ((ay > y) == (by > y)) continue;
            const double ax = static_cast<double>(a.x);
            const double bx = static_cast<double>(b.x);
            if (x < ax + (y - ay) / (by - ay) * (bx - ax)) inside = !inside;
        }
    }
    return inside;
}

}  // namespace

struct Atlas::Impl {
    explicit Impl(const std::filesystem::path& path) : file(path) {}

    MappedFile file;
    std::vector<AtlasTerritory> territories;
    std::vector<Place> places;
    CommuneHistory history;
    AtlasGlobe globe;
    std::string_view key;
    std::string_view attribution;
    std::string_view approximationNote;

    bool read(const FileHeader& header);
};

bool Atlas::Impl::read(const FileHeader& header) {
    Reader reader(file.bytes());
    key = reader.text(header.key);
    attribution = reader.text(header.attribution);
    approximationNote = reader.text(header.approximationNote);
    for (const FileTerritory& record : reader.slice<FileTerritory>(header.territories)) {
        territories.push_back(readTerritory(reader, record));
    }
    const std::span<const FilePlace> records = reader.slice<FilePlace>(header.places);
    places.reserve(records.size());
    for (const FilePlace& record : records) places.push_back(readPlace(reader, record));
    const auto matches = [](const AtlasTerritory& mine, const Territory& known) {
        return mine.code == known.code && mine.epsg == known.epsg;
    };
    reader.require(std::ranges::equal(territories, arobase::territories(), matches));
    reader.require(std::ranges::is_sorted(places, std::less<>(), orderOf));
    history = CommuneHistory(reader.slice<CogSpell>(header.cogSpells), reader.slice<CogLink>(header.cogLinks),
                             reader.slice<std::uint32_t>(header.cogIncoming), reader.slice<char>(header.cogNames));
    reader.require(history.sound());
    for (const FileGlobeLevel& record : reader.slice<FileGlobeLevel>(header.globeLevels)) globe.levels.push_back(readGlobeLevel(reader, record));
    for (const FileTravel& record : reader.slice<FileTravel>(header.globeTravels)) globe.travels.push_back(readTravel(reader, record));
    reader.require(globe.travels.size() == (globe.levels.empty() ? 0 : territories.size()));
    return reader.good();
}

Atlas::Atlas(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Atlas::~Atlas() = default;
Atlas::Atlas(Atlas&&) noexcept = default;
Atlas& Atlas::operator=(Atlas&&) noexcept = default;

Result<Atlas> Atlas::open(const std::filesystem::path& file) {
    Result<Atlas> result;
    auto impl = std::make_unique<Impl>(file);
    const std::span<const std::byte> bytes = impl->file.bytes();
    if (bytes.empty()) {
        result.issues.push_back(
            refusal(file, "atlas-missing", "fond de carte absent ou illisible\u202f; le reconstruire (arobase bake)"));
        return result;
    }
    FileHeader header;
    if (bytes.size() >= sizeof header) std::memcpy(&header, bytes.data(), sizeof header);
    const bool known = bytes.size() >= sizeof header && header.magic == kAtlasMagic;
    if (known && (header.version != kAtlasVersion || header.headerBytes != sizeof header)) {
        result.issues.push_back(
            refusal(file, "atlas-version", "fond de carte d’une autre version\u202f; le reconstruire (arobase bake)"));
        return result;
    }
    const bool whole = known && header.fileBytes == bytes.size() && header.checksum == atlasChecksum(bytes, header);
    if (!whole || !impl->read(header)) {
        result.issues.push_back(refusal(file, "atlas-damaged", "fond de carte endommagé\u202f; le reconstruire (arobase bake)"));
        return result;
    }
    result.value = Atlas(std::move(impl));
    return result;
}

const std::vector<AtlasTerritory>& Atlas::territories() const {
    return m_impl->territories;
}

std::span<const Place> Atlas::places() const {
    return m_impl->places;
}

const Place* Atlas::find(PlaceKind kind, std::string_view code) const {
    const auto found = std::ranges::lower_bound(m_impl->places, std::pair(kind, code), std::less<>(), orderOf);
    return found != m_impl->places.end() && found->kind == kind && found->code == code ? &*found : nullptr;
}

const AtlasArea* Atlas::hullOf(int territory, std::string_view siren) const {
    if (territory < 0 || static_cast<std::size_t>(territory) >= m_impl->territories.size()) return nullptr;
    const std::vector<AtlasArea>& hulls = m_impl->territories[static_cast<std::size_t>(territory)].hulls;
    const auto found = std::ranges::lower_bound(hulls, siren, {}, &AtlasArea::code);
    return found != hulls.end() && found->code == siren ? &*found : nullptr;
}

const CommuneHistory& Atlas::history() const {
    return m_impl->history;
}

const AtlasGlobe& Atlas::globe() const {
    return m_impl->globe;
}

int Atlas::areaAt(int territory, WorldPoint point) const {
    if (territory < 0 || static_cast<std::size_t>(territory) >= m_impl->territories.size()) return -1;
    const AtlasTerritory& where = m_impl->territories[static_cast<std::size_t>(territory)];
    for (std::size_t i = 0; i < where.areas.size(); ++i) {
        const WorldBox& box = where.areas[i].box;
        const bool near = point.x >= box.min.x && point.x <= box.max.x && point.y >= box.min.y && point.y <= box.max.y;
        if (near && insideRings(where.areas[i], point.x - where.areaOrigin.x, point.y - where.areaOrigin.y)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

namespace {

bool insideTriangle(const FillChunk& chunk, std::size_t first, LocalPoint p) {
    const auto at = [&](std::size_t corner) { return chunk.vertices[chunk.indices[first + corner]].at; };
    const auto side = [&](LocalPoint a, LocalPoint b) {
        const double ax = static_cast<double>(a.x), ay = static_cast<double>(a.y);
        return (static_cast<double>(b.x) - ax) * (static_cast<double>(p.y) - ay) - (static_cast<double>(b.y) - ay) * (static_cast<double>(p.x) - ax);
    };
    const double u = side(at(0), at(1)), v = side(at(1), at(2)), w = side(at(2), at(0));
    return (u >= 0 && v >= 0 && w >= 0) || (u <= 0 && v <= 0 && w <= 0);
}

}  // namespace

int Atlas::communeAt(int territory, WorldPoint point) const {
    if (territory < 0 || static_cast<std::size_t>(territory) >= m_impl->territories.size()) return -1;
    const AtlasTerritory& where = m_impl->territories[static_cast<std::size_t>(territory)];
    if (where.levels.empty()) return -1;
    const AtlasLevel& finest = where.levels.front();
    const LocalPoint p{static_cast<float>(point.x - finest.origin.x), static_cast<float>(point.y - finest.origin.y)};
    for (const FillChunk& chunk : finest.communes) {
        if (!chunk.box.overlaps({p, p})) continue;
        for (std::size_t i = 0; i + 2 < chunk.indices.size(); i += 3)
            if (insideTriangle(chunk, i, p)) return static_cast<int>(chunk.vertices[chunk.indices[i]].feature);
    }
    return -1;
}

void Atlas::releasePages() const {
    m_impl->file.forget();
}

std::string_view Atlas::key() const {
    return m_impl->key;
}

std::string_view Atlas::attribution() const {
    return m_impl->attribution;
}

std::string_view Atlas::approximationNote() const {
    return m_impl->approximationNote;
}

}  // namespace arobase
