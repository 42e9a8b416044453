#include "app/program/sonify_verb.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <iostream>

#include "app/content.h"
#include "app/program/paths.h"
#include "app/reader.h"
#include "app/update.h"
#include "app/voice/utterance_sound.h"
#include "data/whole_file.h"

namespace arobase {
namespace {

/// "0.000 -0.85 220.0 2000 Outils et innovations : Amazon": onset, side, pitch, what.
std::string transcript(const Words& w, const std::vector<Tone>& tones) {
    std::string lines = tonesTranscript(w) + "\n\n";
    for (const Tone& tone : tones) {
        const FriseItem& item = w.content.exhibition.frise[static_cast<std::size_t>(tone.item)];
        std::array<char, 64> head{};
        std::snprintf(head.data(), head.size(), "%.3f %+.2f %.1f %d ", tone.atS, tone.side, tone.hertz, item.date.year);
        lines += head.data() + screens::trackName(w, tone.track) + " : " + w.data(item.title) + "\n";
    }
    return lines;
}

bool keep(const std::filesystem::path& file, const std::string& bytes) {
    const std::string why = writeWhole(file, bytes);
    if (!why.empty()) std::cerr << "arobase: " << file.string() << " : " << why << '\n';
    return why.empty();
}

int sonify(const SonifyOptions& options) {
    const Content content = loadContent({options.exhibition, {}, {}});
    const std::vector<Tone> tones = tonesOf(content.exhibition);
    if (tones.empty()) return std::cerr << "arobase: aucun repère à faire entendre\n", 1;
    const State state = initialState(content, {});
    const Words words{content, state};
    const auto voice = options.silent ? nullptr : Speech::open();
    if (!voice && !options.silent) std::cerr << "arobase: pas de voix (espeak-ng) : les sons seuls\n";
    const Samples sound = soundOf({SoundKind::Frise, "frise", tonesTranscript(words), state.language(), 0}, tones, voice.get(), 0);
    std::filesystem::path text = options.out;
    text.replace_extension(".txt");
    return keep(options.out, waveBytes(sound)) && keep(text, transcript(words, tones)) ? 0 : 1;
}

}  // namespace

void addSonifyVerb(CLI::App& command, SonifyOptions& options, int& status) {
    auto* verb = command.add_subcommand("sonify", "La frise en sons, puis en paroles (WAV), et à côté le texte de chaque son\n"
                                                  "  arobase sonify --out frise.wav");
    verb->add_option("--exhibition", options.exhibition, "Dossier de l’exposition (par défaut : celle fournie)");
    verb->add_option("--out", options.out, "Fichier à écrire");
    verb->add_flag("--no-speech", options.silent, "Les sons seuls");
    verb->callback([&] {
        if (options.exhibition.empty()) options.exhibition = defaultExhibition();
        status = sonify(options);
    });
}

}  // namespace arobase
