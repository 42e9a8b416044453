#pragma once
// The fonts: one face per weight, and installed fonts for the characters that it lacks.
#include <array>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "data/result.h"
#include "render/text/font_face.h"
#include "render/text/text_engine.h"

namespace arobase {

/// A stretch of text set in one face.
struct FaceRun {
    int face = 0;
    std::size_t first = 0;
    std::size_t count = 0;
};

/// Faces by small index; indices 0…3 are the weights. Fallback fonts are opened when a character first needs them.
class FontStack {
public:
    /// No value: no usable font on this machine.
    static Result<std::unique_ptr<FontStack>> open(const std::filesystem::path& folder);
    ~FontStack();
    FontStack(const FontStack&) = delete;
    FontStack& operator=(const FontStack&) = delete;

    FontFace& face(int index) { return *m_faces[static_cast<std::size_t>(index)]; }
    const FontMetrics& metrics(FontWeight weight) { return face(static_cast<int>(weight)).metrics(); }

    /// Cuts sanitized text where the face or the direction changes.
    std::vector<FaceRun> runs(std::u32string_view text, FontWeight weight);

    /// True when some font has the character.
    bool has(char32_t character);

private:
    FontStack();
    int faceFor(char32_t character, FontWeight weight);
    void openFallbacks();

    struct LibraryCloser {
        void operator()(FT_LibraryRec_* library) const;
    };
    std::unique_ptr<FT_LibraryRec_, LibraryCloser> m_library;  // before the faces: closed after them
    std::vector<std::unique_ptr<FontFace>> m_faces;
    bool m_fallbacksOpened = false;
};

}  // namespace arobase
