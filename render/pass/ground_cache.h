#pragma once
// The ground of the map (land, communes, borders) drawn once and shown again while the camera moves.
//
//   still, exact ──camera moves──► shown scaled or shifted ──drifted too far──► the next picture is drawn, a few pieces a
//        ▲                                   ▲                                   frame, for where the camera will be
//        │                                   └───────── it takes over when whole ◄──────────┘
//        └── the exact picture, whole ◄── its pieces, a few a frame ◄── camera stops
//
// What is shown is a whole picture that covers the view. Should the camera be faster than the next one, its edges come from
// the overview for some frames: the last picture that had the whole land in it. Without one, what is missing is drawn at once.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "data/atlas.h"
#include "render/draw_list.h"
#include "render/gl/pace.h"
#include "render/gl/state.h"
#include "render/pass/picture_pass.h"
#include "render/pass/segment_strip.h"
#include "render/renderer.h"

namespace arobase {

/// What a frame asks of the ground.
struct GroundJob {
    const MapGround& ground;
    std::span<const DrawCommand> commands;  ///< MeshDraw and CommuneDraw
    const Atlas* atlas = nullptr;
    Rgba background;
    Rect clip;
    gl::FrameSize size;
    FrameQuality quality = FrameQuality::Exact;
};

class GroundCache {
public:
    /// Draws one command with its scissor set, into a picture of that size; thin lines in one that is shown while moving.
    using DrawPiece = std::function<void(const DrawCommand& piece, Stroke stroke, gl::FrameSize size)>;

    GroundCache(bool gles, const std::filesystem::path& shaderFolder);
    void clear();
    std::string reload() { return m_pass.reload(); }

    /// Shows the ground in the framebuffer that is bound, drawing what must be drawn first.
    void show(const GroundJob& job, const DrawPiece& drawPiece);
    /// True while what was shown last is not yet the exact picture.
    bool unfinished() const { return m_unfinished; }
    /// Corners of triangles and ends of segments drawn by the last show().
    double work() const { return m_work; }

private:
    struct Ground {
        std::unique_ptr<PictureTexture> picture;
        MeshView view;              ///< of the whole picture
        std::uint64_t content = 0;  ///< of all that is not the camera
        bool exact = false;         ///< drawn in full detail
    };
    struct Motion {
        double dx = 0, dy = 0;  ///< metres a frame
        double zoom = 0;        ///< log of the scale, a frame
        double zoomGain = 0;    ///< of that, a frame
        bool still() const { return dx == 0 && dy == 0 && zoom == 0; }
    };

    void watch(const MeshView& view);
    MeshView predicted(const MeshView& view, double frames) const;
    MeshView ahead(const MeshView& view, double frames) const;
    void begin(const GroundJob& job, const MeshView& view, std::uint64_t content, bool exact);
    /// Draws pieces worth `budget` (corners and ends), at least one. True when the picture is whole.
    bool goOn(const GroundJob& job, double budget, const DrawPiece& drawPiece);
    void takeOver(const GroundJob& job);
    void finish(const GroundJob& job, std::uint64_t content, const DrawPiece& drawPiece);
    void prepareNext(const GroundJob& job, std::uint64_t content, const DrawPiece& drawPiece);
    void catchUp(const GroundJob& job, std::uint64_t content, const DrawPiece& drawPiece);
    void put(const GroundJob& job, const Ground& ground, const Rect& within);
    void putAll(const GroundJob& job);
    bool flyingOut() const;
    int framesLeft(const MeshView& view, std::uint64_t content) const;
    double budget(const MeshView& view, std::uint64_t content) const;
    bool helped(const GroundJob& job, std::uint64_t content) const;
    bool nextWillServe(const MeshView& view) const;

    PicturePass m_pass;
    gl::Pace m_pace;
    std::optional<Ground> m_shown, m_next, m_overview;
    std::vector<DrawCommand> m_pieces;  ///< of m_next
    std::size_t m_done = 0;
    int m_frames = 0, m_framesOfLast = 12;  ///< that m_next, and the one before it, took
    std::optional<MeshView> m_lastView;
    Motion m_motion;
    bool m_unfinished = false;
    double m_work = 0, m_left = 0;  ///< drawn by the last show(), still to be drawn of m_next
};

}  // namespace arobase
