#include "app/harness/label_list.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "data/territory.h"

namespace arobase::harness {

bool writeLabels(const Scene& scene, double mmPerPx, const std::filesystem::path& file) {
    using Json = nlohmann::ordered_json;
    const auto code = [](int territory) { return std::string(territories()[static_cast<std::size_t>(territory)].code); };
    std::vector<LabelReport::Name> names = scene.labels.names;
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    Json placed = Json::array(), unplaced = Json::array();
    for (const LabelReport::Name& n : names) {
        const Node* node = findNode(scene.root, n.id);
        placed.push_back({{"id", n.id}, {"text", node ? node->text : ""}, {"territory", code(n.territory)}, {"box_mm", {n.box.x * mmPerPx, n.box.y * mmPerPx, n.box.w * mmPerPx, n.box.h * mmPerPx}},
                          {"side", n.side}, {"led", n.led}, {"broken", n.broken}});
    }
    for (const LabelReport::Territory& t : scene.labels.territories)
        for (const std::string& text : t.unplaced) unplaced.push_back({{"id", text}, {"territory", code(t.territory)}});
    std::ofstream out(file, std::ios::binary);
    out << Json{{"placed", std::move(placed)}, {"unplaced", std::move(unplaced)}}.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
    return static_cast<bool>(out.flush());
}

}  // namespace arobase::harness
