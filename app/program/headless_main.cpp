#include "app/program/headless_main.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>

#include "app/harness/headless.h"
#include "app/landmark_desk.h"
#include "app/program/paths.h"
#include "app/voice/voice_log.h"
#include "data/whole_file.h"

namespace arobase {

void addHeadlessOptions(CLI::App& command, HeadlessCommand& h) {
    command.add_flag("--headless", h.on, "Sans fenêtre : exécute un script et écrit images et relevés / no window: run a script");
    command.add_option("--script", h.script, "Script : tap, down, move, up, glide, key, wait, do, shot, dump / script file");
    command.add_option("--out", h.out, "Dossier des images et relevés / folder for pictures and dumps");
    command.add_option("--contact-sheet", h.contactSheet, "Planche-contact de toutes les images / contact sheet");
    command.add_option("--clock", h.clock, "Horloge / clock")->check(CLI::IsMember({"fake"}));
    command.add_option("--withdrawal-code", h.withdrawalCode, "Code de retrait imposé (six mots, des tirets entre eux), pour les preuves, sans registre / fixed withdrawal code, for proofs");
    command.add_option("--transcript", h.transcript, "Écrit ce que la voix dirait, une ligne chacune / what would be said, line by line");
    command.add_option("--wav", h.wave, "Écrit ce que l’on entendrait (WAV) / what would be heard");
    command.add_flag("--draw-shots-only", h.drawShotsOnly, "Ne dessine que les images demandées (relevés inchangés) / draw pictures only");
}

namespace {

bool keep(const std::filesystem::path& file, const std::string& bytes) {
    const std::string why = file.empty() ? std::string() : writeWhole(file, bytes);
    if (!why.empty()) std::cerr << "arobase: " << file.string() << " : " << why << '\n';
    return why.empty();
}

}  // namespace

int runHeadless(const ShowOptions& show, const HeadlessCommand& h) {
    auto app = openShow(show);
    return app ? runHeadlessOn(*app, show, h, {}) : 1;
}

int runHeadlessOn(App& app, const ShowOptions& show, const HeadlessCommand& h, const TakeKey& takeKey) {
    std::vector<harness::ScriptLine> script;
    if (!h.script.empty()) {
        auto read = harness::readScript(h.script);
        printIssues(read.issues, false);
        if (!read.value || hasErrors(read.issues)) return 2;
        script = std::move(*read.value);
    }
    std::ofstream recording;
    if (!show.record.empty()) {
        recording.open(show.record);
        app.record(&recording);
    }
    if (h.attract) app.dispatch(StartAttract{});
    if (!show.replay.empty() && !replayInto(app, show.replay)) return 1;
    std::string code = h.withdrawalCode;
    std::ranges::replace(code, '-', ' ');
    LandmarkDesk desk(app.content(), {show.landmarks, localDataFolder(), show.booth, code});
    desk.pass(app.state());
    // Whatever the thread's pace, the answer comes with the frame that asks: the clock is a fake one.
    VoiceLog heard;
    const auto attend = [&desk, &heard](App& shown) {
        heard.see(utteranceOf(shown.content(), shown.state(), shown.scene()), shown.state().clockS);
        shown.answer(desk.attend(shown.content(), shown.state()));
        if (shown.state().add.step != AddStep::Sending) return;
        desk.finish();
        shown.answer(desk.attend(shown.content(), shown.state()));
    };
    desk.finish();
    attend(app);
    auto run = harness::HeadlessRun::create(app, {h.out, h.contactSheet, show.gl == "gles", !h.drawShotsOnly, takeKey, attend});
    printIssues(run.issues, true);
    if (!run.value) return 1;
    const bool good = (*run.value)->run(script, h.script.string());
    printIssues((*run.value)->issues(), false);
    printIssues(desk.takeIssues(), true);
    printIssues((*run.value)->takeImageIssues(), true);
    app.record(nullptr);
    const bool told = keep(h.transcript, heard.transcript()) && (h.wave.empty() || keep(h.wave, waveBytes(heard.sound(app.content().exhibition, show.soundLimitDb))));
    return good && told ? 0 : 3;
}

}  // namespace arobase
