// contact_sheet OUT.png PICTURE.png…    all of them small on one sheet, four a row; exit 1 when one cannot be read
#include <cstdio>

#include "app/harness/picture.h"

int main(int argumentCount, char** arguments) {
    constexpr int kColumns = 4, kCellPx = 600;
    std::vector<arobase::Picture> pictures;
    for (int i = 2; i < argumentCount; ++i) {
        auto picture = arobase::readPng(arguments[i]);
        if (!picture) {
            std::fprintf(stderr, "contact_sheet: %s cannot be read\n", arguments[i]);
            return 1;
        }
        pictures.push_back(std::move(*picture));
    }
    if (pictures.empty()) {
        std::fprintf(stderr, "usage: contact_sheet OUT.png PICTURE.png…\n");
        return 1;
    }
    return arobase::writePng(arobase::contactSheet(pictures, kColumns, kCellPx), arguments[1]) ? 0 : 1;
}
