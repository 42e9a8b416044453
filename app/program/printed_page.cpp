#include "app/program/printed_page.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iostream>

#include "data/french.h"
#include "data/whole_file.h"
#include "render/print/page.h"

namespace arobase {
namespace {

constexpr double kLeastTextPt = 6;

std::string extensionOf(const std::filesystem::path& file) {
    std::string extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

/// The day of a reproducible build (reproducible-builds.org), if there is one.
std::optional<long long> sourceDate() {
    const char* text = std::getenv("SOURCE_DATE_EPOCH");
    if (text == nullptr) return std::nullopt;
    const std::string_view digits(text);
    long long seconds = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (error != std::errc() || end != digits.data() + digits.size() || seconds < 0) return std::nullopt;
    return seconds;
}

void refuse(const std::string& reason) { std::cerr << "arobase render: " << reason << '\n'; }

std::string sizeText(const print::Page& page) {
    return decimalFr(static_cast<double>(page.screen.w) * page.mmPerPx, 0) + " × " + decimalFr(static_cast<double>(page.screen.h) * page.mmPerPx, 0) + "\u00A0mm";
}

}  // namespace

void addPrintOptions(CLI::App& command, PrintOptions& o) {
    auto* paper = command.add_option("--paper", o.paper, "Papier d’un PDF ou d’un SVG : A4, A3, A2, A1, A0 ou LARGEURxHAUTEUR en mm");
    auto* portrait = command.add_flag("--portrait", o.portrait, "Papier debout")->needs(paper);
    command.add_flag("--landscape", o.landscape, "Papier couché")->needs(paper)->excludes(portrait);
    command.add_option("--enlarge", o.enlarge, "Lettres et symboles d’un PDF ou d’un SVG, en proportion de ceux de la borne : 2 pour un mur, 0.82 sur A4")
        ->check(CLI::Range(0.5, 5.0));
    command.add_option("--bleed", o.bleedMm, "Fond perdu d’un PDF ou d’un SVG en mm, avec traits de coupe, p. ex. 3")->check(CLI::Range(0.0, 20.0));
}

bool isPrinted(const std::filesystem::path& file) {
    const std::string extension = extensionOf(file);
    return extension == ".pdf" || extension == ".svg";
}

bool takePaper(const PrintOptions& o, std::string_view usual, ShowOptions& show) {
    if (!show.size.empty() && !o.paper.empty()) {
        refuse("--size et --paper disent tous deux la taille de la page : n’en donner qu’un");
        return false;
    }
    if (!show.size.empty()) return true;  // enlarged, the paper is
    const PaperTurn turn = o.portrait ? PaperTurn::Portrait : o.landscape ? PaperTurn::Landscape : PaperTurn::AsGiven;
    const auto paper = paperOf(o.paper.empty() ? usual : o.paper, turn);
    if (!paper) {
        refuse("--paper attend A4, A3, A2, A1, A0 ou LARGEURxHAUTEUR en mm (50 à 5000), p. ex. 600x400");
        return false;
    }
    const DisplayInfo display = displayOn({paper->width / o.enlarge, paper->height / o.enlarge}, show.mmPerPx / o.enlarge);
    show.size = std::to_string(display.widthPx) + "x" + std::to_string(display.heightPx);
    show.mmPerPx = display.mmPerPx;
    return true;
}

bool printPage(App& app, const PrintOptions& o, const PageTitle& about, const std::filesystem::path& out) {
    const Scene& scene = app.exactScene();
    const print::Page page{scene.root.box, app.state().display.mmPerPx * o.enlarge, o.bleedMm, scene.background};
    const Node* credits = findNode(scene.root, "attribution");
    const print::About words{about.title, app.content().exhibition.partners, about.subject, credits ? credits->text : std::string(), app.state().english() ? "en" : "fr-FR", sourceDate()};
    const Atlas* atlas = app.content().atlas ? &*app.content().atlas : nullptr;
    const auto printed = print::printed(scene.list, atlas, app.text(), page, words, extensionOf(out) == ".svg" ? print::FileKind::Svg : print::FileKind::Pdf);
    printIssues(printed.issues, true);
    if (!printed.value) return false;
    if (const std::string cause = writeWhole(out, printed.value->bytes); !cause.empty()) {
        refuse("page impossible à écrire : " + out.string() + " (" + cause + ")");
        return false;
    }
    const double smallest = printed.value->smallestTextPt;
    std::cout << out.string() << " : " << sizeText(page) << ", plus petit texte " << decimalFr(smallest, 1) << "\u00A0pt\n";
    if (smallest > 0 && smallest < kLeastTextPt) std::cerr << "arobase render: alerte : des mots font moins de 6\u00A0pt ; choisir un papier plus grand\n";
    return true;
}

}  // namespace arobase
