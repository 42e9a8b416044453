// figures.csv and enjeux.csv.
#include "data/exhibition_readers.h"
#include "data/text_parse.h"

namespace arobase {
namespace {

/// Takes every "[…]" out of the label: it is the editor's remark, not the document's text.
void splitRemark(std::string_view raw, Figure& figure) {
    while (!raw.empty()) {
        const std::size_t open = raw.find('[');
        const std::size_t close = open == std::string_view::npos ? open : raw.find(']', open);
        figure.label += raw.substr(0, close == std::string_view::npos ? close : open);
        if (close == std::string_view::npos) break;
        figure.remark += (figure.remark.empty() ? "" : " ; ") + std::string(trimmed(raw.substr(open + 1, close - open - 1)));
        raw.remove_prefix(close + 1);
    }
    figure.label = std::string(trimmed(figure.label));
}

}  // namespace

std::vector<Figure> readFigures(const Table& table, Issues& issues) {
    std::vector<Figure> figures;
    for (const TableRow& row : table.rows) {
        const std::optional<int> year = readYear(table, row, issues);
        if (!year) continue;
        Figure figure;
        figure.year = *year;
        figure.scope = table.cell(row, "scope");
        figure.valueText = table.cell(row, "value");
        figure.unit = table.cell(row, "unit");
        figure.source = table.cell(row, "source");
        figure.row = row.line;
        splitRemark(table.cell(row, "label"), figure);
        const std::optional<double> minutes = toMinutes(figure.valueText);
        const std::optional<double> value = minutes ? minutes : toDecimal(figure.valueText);
        if (!value) {
            issues.push_back(rowIssue(
                Severity::Error, "figure-value", table, row, "value",
                "«\u202F" + figure.valueText + "\u202F» n’est ni un nombre ni une durée\u202F: le chiffre n’est pas affiché."));
            continue;
        }
        figure.value = *value;
        figures.push_back(std::move(figure));
    }
    return figures;
}

std::vector<Enjeu> readEnjeux(const Table& table, Issues& issues) {
    std::vector<Enjeu> enjeux;
    for (const TableRow& row : table.rows) {
        Enjeu enjeu{std::string(table.cell(row, "enjeu")), std::string(table.cell(row, "source"))};
        if (enjeu.name.empty()) {
            issues.push_back(rowIssue(Severity::Warning, "enjeu-name", table, row, "enjeu", "l’enjeu n’a pas de nom."));
            continue;
        }
        enjeux.push_back(std::move(enjeu));
    }
    return enjeux;
}

}  // namespace arobase
