// Pictures of cards and posters: PNG and JPEG, whatever their headers claim.
#include "app/card_images.h"
#include "app/harness/picture.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace arobase;
    static const fuzz::Workshop folder;
    fuzz::Input input(data, size);
    const std::size_t what = input.choice(3);
    const auto file = folder.write(what == 1 ? "image.jpg" : "image.png", input.rest());
    if (what == 2) {
        if (const auto picture = readPng(file)) fuzz::require(picture->rgba.size() == 4 * static_cast<std::size_t>(picture->width) * static_cast<std::size_t>(picture->height), "a picture of another size");
        return 0;
    }
    if (const auto image = decodedImage(file, 200, 150)) {
        fuzz::require(image->widthPx >= 1 && image->widthPx <= 200 && image->heightPx >= 1 && image->heightPx <= 150, "a picture larger than its place");
    }
    return 0;
}
