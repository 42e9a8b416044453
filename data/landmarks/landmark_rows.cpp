#include "data/landmarks/landmark_rows.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>

namespace arobase {
namespace {

struct Column {
    const char* name;
    OGRFieldType type;
};

constexpr std::array<Column, 15> kColumns{{{"id", OFTString},
                                           {"year", OFTInteger},
                                           {"track", OFTString},
                                           {"text", OFTString},
                                           {"commune", OFTString},
                                           {"commune_name", OFTString},
                                           {"booth", OFTString},
                                           {"state", OFTString},
                                           {"published", OFTInteger},
                                           {"created", OFTInteger64},
                                           {"decided", OFTInteger64},
                                           {"flags", OFTInteger},
                                           {"code_shelf", OFTInteger},
                                           {"code_hash", OFTString},
                                           {"decision_at", OFTInteger64}}};

const char* textOf(const OGRFeature& row, const char* column) {
    const int index = row.GetFieldIndex(column);
    return index < 0 ? "" : row.GetFieldAsString(index);
}

GIntBig numberOf(const OGRFeature& row, const char* column) {
    const int index = row.GetFieldIndex(column);
    return index < 0 ? 0 : row.GetFieldAsInteger64(index);
}

}  // namespace

bool makeLandmarkColumns(OGRLayer& layer, bool unique) {
    return std::ranges::all_of(kColumns, [&](const Column& column) {
        OGRFieldDefn field(column.name, column.type);
        if (unique && std::string_view(column.name) == "id") field.SetUnique(TRUE);
        return layer.CreateField(&field) == OGRERR_NONE;
    });
}

bool hasLandmarkColumns(OGRLayer& layer) {
    return std::ranges::all_of(kColumns, [&](const Column& column) { return layer.GetLayerDefn()->GetFieldIndex(column.name) >= 0; });
}

void writeRow(OGRFeature& row, const VisitorLandmark& l) {
    row.SetField("id", l.id.c_str());
    row.SetField("year", l.year);
    row.SetField("track", l.track.c_str());
    row.SetField("text", l.text.c_str());
    row.SetField("commune", l.communeCode.c_str());
    row.SetField("commune_name", l.communeName.c_str());
    row.SetField("booth", l.booth.c_str());
    row.SetField("state", std::string(stateName(l.state)).c_str());
    row.SetField("published", l.published ? 1 : 0);
    row.SetField("created", static_cast<GIntBig>(l.created));
    row.SetField("decided", static_cast<GIntBig>(l.decided));
    row.SetField("flags", static_cast<int>(l.flags));
    row.SetField("code_shelf", l.codeShelf);
    row.SetField("code_hash", l.codeHash.c_str());
}

std::optional<VisitorLandmark> readRow(const OGRFeature& row) {
    VisitorLandmark l;
    l.id = textOf(row, "id");
    l.year = static_cast<int>(numberOf(row, "year"));
    l.track = textOf(row, "track");
    l.text = textOf(row, "text");
    l.communeCode = textOf(row, "commune");
    l.communeName = textOf(row, "commune_name");
    l.booth = textOf(row, "booth");
    const auto state = stateByName(textOf(row, "state"));
    if (!state) return std::nullopt;
    l.state = *state;
    l.published = numberOf(row, "published") != 0;
    l.created = numberOf(row, "created");
    l.decided = numberOf(row, "decided");
    l.flags = static_cast<LandmarkFlags>(numberOf(row, "flags"));
    l.codeShelf = static_cast<int>(numberOf(row, "code_shelf"));
    l.codeHash = textOf(row, "code_hash");
    std::string why;
    return soundLandmark(std::move(l), why);
}

std::string whereId(const std::string& id) { return isLandmarkId(id) ? "id = '" + id + "'" : "id = ''"; }

}  // namespace arobase
