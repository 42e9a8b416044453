#pragma once
// Baked parts → one file.
#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "data/cog/history_builder.h"
#include "data/geo/atlas_format.h"
#include "data/geo/gazetteer.h"
#include "data/geo/globe_builder.h"
#include "data/geo/territory_builder.h"
#include "data/result.h"
#include "data/whole_file.h"

namespace arobase {

struct BakedAtlas {
    std::string key;
    std::string attribution;
    std::string approximationNote;
    std::vector<BakedTerritory> territories;  ///< parallel to arobase::territories()
    std::vector<BakedPlace> places;           ///< by kind then code
    BakedHistory history;
    BakedGlobe globe;
};

/// Hands out the bytes of the file from front to back as they come to be known; only the header, which comes first, is known last.
/// Records refer to what was put before them. Thread: one.
class AtlasWriter {
public:
    using Sink = std::function<void(std::span<const std::byte>)>;
    explicit AtlasWriter(Sink sink);

    /// The next of arobase::territories(). Takes its levels out as it goes: they are most of the memory.
    void add(BakedTerritory& territory);
    /// All that is not a territory. The header, to be written over the start.
    std::vector<std::byte> finish(const BakedAtlas& atlas);

    // For those who write records.
    template <class T>
    FileSlice put(const std::vector<T>& items);
    /// The same text is stored once. Throws std::length_error beyond four gigabytes.
    FileText text(const std::string& text);

private:
    void align();
    void append(const void* data, std::size_t size);
    void hand(std::span<const std::byte> bytes);
    void flush();

    Sink m_sink;
    std::vector<std::byte> m_pending;
    std::uint64_t m_size = 0;  ///< of what was put
    std::size_t m_headerLeft = sizeof(FileHeader);
    RunningHash m_hash{kAtlasBodySeed};
    std::unordered_map<std::string, FileText> m_texts;
    std::vector<FileTerritory> m_territories;
};

/// The bytes of a whole file.
std::vector<std::byte> atlasBytes(BakedAtlas atlas);

/// A whole file on the disk. False with an issue when it could not be written.
bool writeAtlas(const std::filesystem::path& file, BakedAtlas atlas, Issues& issues);

/// The file on the disk, while it is made: a temporary one beside it, which takes its place when it is finished. What is not
/// finished leaves nothing.
class GrowingAtlas {
public:
    explicit GrowingAtlas(std::filesystem::path file);
    void add(BakedTerritory& territory) { m_writer.add(territory); }
    /// False with an issue when it could not be written.
    bool finish(const BakedAtlas& atlas, Issues& issues);

private:
    std::filesystem::path m_path;
    GrowingFile m_file;
    AtlasWriter m_writer;
};

}  // namespace arobase
