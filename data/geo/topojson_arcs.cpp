#include "data/geo/topojson_arcs.h"

#include <cpl_json.h>

namespace arobase {

namespace {

constexpr int kMaxDepth = 16;  // objects in objects, rings in parts

/// Numbers in nested lists that are no arc. ~n is arc n backwards.
int countMissing(const CPLJSONArray& list, long long arcs, int depth) {
    int missing = 0;
    for (int i = 0; i < list.Size() && depth < kMaxDepth; ++i) {
        const CPLJSONObject item = list[i];
        if (item.GetType() == CPLJSONObject::Type::Array) {
            missing += countMissing(item.ToArray(), arcs, depth + 1);
            continue;
        }
        const long long number = item.GetType() == CPLJSONObject::Type::Integer ? item.ToLong() : arcs;
        if ((number < 0 ? ~number : number) >= arcs) ++missing;
    }
    return missing;
}

int countInObject(const CPLJSONObject& object, long long arcs, int depth) {
    if (depth >= kMaxDepth) return 0;
    int missing = 0;
    for (const CPLJSONObject& member : object.GetChildren()) {
        const bool list = member.GetType() == CPLJSONObject::Type::Array;
        if (list && member.GetName() == "arcs") missing += countMissing(member.ToArray(), arcs, 0);
        if (list && member.GetName() == "geometries")
            for (const CPLJSONObject& geometry : member.ToArray()) missing += countInObject(geometry, arcs, depth + 1);
    }
    return missing;
}

}  // namespace

int missingArcs(const std::filesystem::path& file) {
    CPLJSONDocument document;
    if (!document.Load(file.string())) return 0;
    const CPLJSONObject root = document.GetRoot();
    if (root.GetString("type") != "Topology") return 0;
    const long long arcs = root.GetArray("arcs").IsValid() ? root.GetArray("arcs").Size() : 0;
    int missing = 0;
    for (const CPLJSONObject& object : root.GetObj("objects").GetChildren()) missing += countInObject(object, arcs, 0);
    return missing;
}

}  // namespace arobase
