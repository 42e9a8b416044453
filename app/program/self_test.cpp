#include "app/program/self_test.h"

#include <algorithm>
#include <iostream>

#include "app/harness/headless.h"
#include "app/program/paths.h"
#include "app/unattended/content_troubles.h"
#include "app/unattended/picture_proof.h"
#include "data/whole_file.h"

namespace arobase {
namespace {

bool say(bool good, const std::string& what) {
    std::cout << (good ? "ok     " : "ÉCHEC  ") << what << '\n';
    return good;
}

bool writes(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::filesystem::path probe = folder / ".essai";
    const bool good = writeWhole(probe, "essai").empty();
    std::filesystem::remove(probe, error);
    return good;
}

/// A picture of the loop, drawn without a window and compared with its scene.
bool draws(App& app, const ShowOptions& options) {
    app.dispatch(StartAttract{});
    auto run = harness::HeadlessRun::create(app, {{}, {}, options.gl == "gles", true, {}, {}});
    if (!say(run.value.has_value(), "dessiner sans fenêtre")) return false;
    const auto script = harness::parseScript("wait 500\n", "self-test");
    (*run.value)->run(*script.value, "self-test");
    const Picture picture = (*run.value)->picture();
    const auto verdict = judge(expectedOf(app.scene()), {picture.width, picture.height, picture.rgba.data()});
    return say(verdict.checked > 0 && verdict.good(), "l’image dit ce que la scène dit (" + std::to_string(verdict.there) + " textes sur " + std::to_string(verdict.checked) + ")");
}

}  // namespace

int selfTest(const ShowOptions& options) {
    std::cout << "arobase-kiosk " << AROBASE_VERSION << '\n';
    const auto app = openShow(options);
    if (!say(app != nullptr, "lire l’exposition et trouver des polices")) return 1;
    const Issues& issues = app->content().issues;
    const auto errors = std::count_if(issues.begin(), issues.end(), isDamage);
    bool good = say(errors == 0, "données entières (erreurs : " + std::to_string(errors) + ")");
    good = say(!app->content().exhibition.editions.empty(), "des éditions à montrer") && good;
    good = say(app->content().atlas.has_value(), "la carte (" + atlasFileOf(options).string() + ")") && good;
    good = say(writes(localDataFolder()), "écrire dans " + localDataFolder().string()) && good;
    good = draws(*app, options) && good;
    return good ? 0 : 1;
}

}  // namespace arobase
