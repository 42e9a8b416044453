#include "data/table_seen.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>

#include "data/memory_file.h"
#include "data/text_parse.h"

namespace arobase {
namespace {

struct DatasetCloser {
    void operator()(void* dataset) const { GDALClose(dataset); }
};
struct FeatureCloser {
    void operator()(void* feature) const { OGR_F_Destroy(feature); }
};

/// Registering every driver takes longer than reading the whole exhibition: only CSV is needed here.
void registerCsvOnce() {
    static std::once_flag once;
    std::call_once(once, [] { RegisterOGRCSV(); });
}

std::vector<std::string> columnNames(OGRLayerH layer) {
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    std::vector<std::string> names;
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        std::string name(trimmed(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i))));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        names.push_back(std::move(name));
    }
    return names;
}

/// Keeps texts one behind the other, in blocks as large as what is read: all of a file's cells are rarely longer than the file.
class CellKeeper {
public:
    CellKeeper(TableCells& into, std::size_t blockBytes) : m_into(into), m_blockBytes(std::max<std::size_t>(blockBytes, 1)) {}
    void keep(std::string_view text) {
        if (text.size() > m_left) newBlock(text.size());
        std::ranges::copy(text, m_end);
        m_into.cells.emplace_back(m_end, text.size());
        m_end += text.size();
        m_left -= text.size();
    }

private:
    void newBlock(std::size_t least) {
        m_left = std::max(m_blockBytes, least);
        m_end = m_into.texts.emplace_back(std::make_unique_for_overwrite<char[]>(m_left)).get();
    }

    TableCells& m_into;
    std::size_t m_blockBytes, m_left = 0;
    char* m_end = nullptr;
};

void readCells(OGRLayerH layer, std::size_t columns, CellKeeper& keeper) {
    OGR_L_ResetReading(layer);
    while (const std::unique_ptr<void, FeatureCloser> feature{OGR_L_GetNextFeature(layer)}) {
        for (int i = 0; i < static_cast<int>(columns); ++i) {
            const OGRField* cell = OGR_F_GetRawFieldRef(feature.get(), i);  // a string: no column's type is guessed
            const bool filled = OGR_RawField_IsUnset(cell) == 0 && OGR_RawField_IsNull(cell) == 0;
            keeper.keep(filled ? trimmed(cell->String) : std::string_view());
        }
    }
}

}  // namespace

std::size_t SeenTable::rows() const {
    std::size_t cells = 0;
    for (const TableCells& part : parts) cells += part.cells.size();
    return cells / columns.size();
}

std::optional<SeenTable> seenByGdal(std::string& text, std::size_t rows) {
    registerCsvOnce();
    const QuietGdal quiet;
    const MemoryFile file(text, ".csv");
    const char* const drivers[] = {"CSV", nullptr};
    const char* const options[] = {"AUTODETECT_TYPE=NO", "EMPTY_STRING_AS_NULL=YES", "HEADERS=YES", nullptr};
    const std::unique_ptr<void, DatasetCloser> dataset{
        GDALOpenEx(file.path(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, nullptr)};
    if (!dataset || GDALDatasetGetLayerCount(dataset.get()) < 1) return std::nullopt;
    OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), 0);
    SeenTable seen;
    seen.columns = columnNames(layer);
    if (seen.columns.empty()) return std::nullopt;
    TableCells& part = seen.parts.emplace_back();
    part.cells.reserve(rows * seen.columns.size());
    CellKeeper keeper(part, text.size());
    readCells(layer, seen.columns.size(), keeper);
    return seen;
}

}  // namespace arobase
