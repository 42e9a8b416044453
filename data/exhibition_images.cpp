// The picture that a landmark names: inside the folder, readable, and not too large to be decoded.
#include <algorithm>

#include "data/exhibition_readers.h"
#include "data/file_limit.h"
#include "data/french.h"
#include "data/image_head.h"

namespace arobase {
namespace {

namespace fs = std::filesystem;

bool inside(const fs::path& folder, const fs::path& name) {
    if (name.is_absolute() || std::find(name.begin(), name.end(), "..") != name.end()) return false;
    std::error_code error;
    const fs::path root = fs::weakly_canonical(folder, error), file = fs::weakly_canonical(folder / name, error);  // a link may lead out
    return !error && std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first == root.end();
}

/// Why it cannot be shown; empty: it can, and its size is known now.
std::string refusal(const fs::path& folder, FriseItem& item) {
    const fs::path file = folder / item.image;
    std::error_code error;
    if (!inside(folder, item.image)) return "l’image « " + item.image + " » doit être dans le dossier de l’exposition";
    if (!fs::is_regular_file(file, error)) return "l’image « " + item.image + " » est introuvable dans le dossier de l’exposition";
    if (largerThan(file, kMaxImageBytes)) return "l’image « " + item.image + " » : " + tooLargeWords(kMaxImageBytes);
    const auto head = readImageHead(file);
    if (!head) return "l’image « " + item.image + " » n’est ni un PNG ni un JPEG lisible";
    if (static_cast<std::int64_t>(head->widthPx) * head->heightPx > kMaxImagePx || std::max(head->widthPx, head->heightPx) > kMaxImageSidePx)
        return "l’image « " + item.image + " » a " + std::to_string(head->widthPx) + " × " + std::to_string(head->heightPx) + " pixels : 24 millions au plus, et 12000 de côté";
    item.imageWidthPx = head->widthPx;
    item.imageHeightPx = head->heightPx;
    return {};
}

}  // namespace

void checkImages(const fs::path& folder, const std::string& table, std::vector<FriseItem>& frise, Issues& issues) {
    for (FriseItem& item : frise) {
        if (item.image.empty()) continue;
        const std::string why = refusal(folder, item);
        if (!why.empty()) {
            issues.push_back({Severity::Warning, "landmark-image", table, item.row, "image", typographicFr(why + ". Le repère est montré sans elle.")});
            item.image.clear();
        } else if (item.imageAlt.empty()) {
            issues.push_back({Severity::Warning, "landmark-image-alt", table, item.row, "image_alt",
                              typographicFr("l’image « " + item.image + " » n’a pas de texte qui la dise à qui ne la voit pas.")});
        }
    }
}

}  // namespace arobase
