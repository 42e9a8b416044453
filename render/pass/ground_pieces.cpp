#include "render/pass/ground_pieces.h"

#include <type_traits>

#include "data/geo/hash.h"
#include "render/map/map_view.h"
#include "render/pass/view_uniforms.h"

namespace arobase {
namespace {

int levelAt(const Atlas& atlas, int territory, double metresPerPx) {
    const auto& all = atlas.territories();
    return territory >= 0 && static_cast<std::size_t>(territory) < all.size() ? levelFor(all[static_cast<std::size_t>(territory)], metresPerPx) : 0;
}

template <class Chunk>
void addChunks(const std::vector<Chunk>& chunks, const LocalBox& seen, const CommuneDraw& draw, const Rect& clip, std::vector<DrawCommand>& pieces) {
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        if (!chunks[i].box.overlaps(seen)) continue;
        CommuneDraw piece = draw;
        piece.chunk = static_cast<int>(i);
        pieces.push_back({clip, std::move(piece)});
    }
}

template <class T>
std::uint64_t mixed(const T& value, std::uint64_t key) {
    static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>);
    return hashOf(std::as_bytes(std::span(&value, 1)), key);
}

std::uint64_t widthKey(float widthPx) { return static_cast<std::uint64_t>(widthPx * 1024); }

}  // namespace

const AtlasLevel* levelOf(const Atlas& atlas, int territory, int level) {
    const auto& all = atlas.territories();
    if (territory < 0 || static_cast<std::size_t>(territory) >= all.size()) return nullptr;
    const auto& levels = all[static_cast<std::size_t>(territory)].levels;
    return level >= 0 && static_cast<std::size_t>(level) < levels.size() ? &levels[static_cast<std::size_t>(level)] : nullptr;
}

void groundPieces(std::span<const DrawCommand> commands, const MeshView& view, const Atlas& atlas, double coarser, std::vector<DrawCommand>& pieces) {
    pieces.clear();
    const double metresPerPx = coarser / view.pxPerM;
    for (const DrawCommand& command : commands) {
        if (const auto* mesh = std::get_if<MeshDraw>(&command.what)) {
            MeshDraw piece = *mesh;
            piece.view = view;
            piece.level = levelAt(atlas, mesh->territory, metresPerPx);
            pieces.push_back({view.viewport, piece});
        } else if (const auto* some = std::get_if<CommuneDraw>(&command.what)) {
            CommuneDraw piece = *some;
            piece.view = view;
            piece.level = levelAt(atlas, some->territory, metresPerPx);
            const AtlasLevel* level = levelOf(atlas, piece.territory, piece.level);
            while (level != nullptr && level->communes.empty() && piece.level > some->level) level = levelOf(atlas, piece.territory, --piece.level);
            if (level == nullptr) continue;
            const LocalBox seen = seenBox(view, level->origin, piece.widthPx);
            if (piece.part == CommunePart::Fills)
                addChunks(level->communes, seen, piece, view.viewport, pieces);
            else
                addChunks(level->communeBorders[static_cast<std::size_t>(piece.border)], seen, piece, view.viewport, pieces);
        }
    }
}

double pieceCost(const DrawCommand& piece, Stroke stroke, const Atlas& atlas) {
    if (const auto* some = std::get_if<CommuneDraw>(&piece.what)) {
        const AtlasLevel* level = levelOf(atlas, some->territory, some->level);
        if (level == nullptr || some->chunk < 0) return 0;
        const auto chunk = static_cast<std::size_t>(some->chunk);
        if (some->part == CommunePart::Fills) return static_cast<double>(level->communes[chunk].indices.size()) / 3;
        const double ends = stroke == Stroke::Thin ? 1 : 2;
        return ends * static_cast<double>(level->communeBorders[static_cast<std::size_t>(some->border)][chunk].segments.size());
    }
    constexpr double kMesh = 3000;  // culled to what is in sight
    return kMesh;
}

std::uint64_t groundContent(std::span<const DrawCommand> commands, Rgba background) {
    std::uint64_t key = mixed(background, commands.size());
    for (const DrawCommand& command : commands) {
        if (const auto* mesh = std::get_if<MeshDraw>(&command.what)) {
            key = mixed(mesh->colour, mixed(mesh->index, mixed(mesh->part, mixed(mesh->territory, key))));
            key = mixed(widthKey(mesh->widthPx), key);
        } else if (const auto* some = std::get_if<CommuneDraw>(&command.what)) {
            key = mixed(some->border, mixed(some->part, mixed(some->territory, key)));
            key = mixed(reinterpret_cast<std::uintptr_t>(some->classes.get()), key);
            for (const Rgba colour : some->palette) key = mixed(colour, key);
            key = mixed(some->colour, mixed(widthKey(some->widthPx), key));
        }
    }
    return key;
}

}  // namespace arobase
