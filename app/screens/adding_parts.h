#pragma once
// Pieces of « Ajouter mon repère » and of what visitors wrote on the frise, that the files of the screen share.
#include "app/screens/adding_layout.h"
#include "app/screens/screen.h"

namespace arobase::screens {

struct SheetColumn;

/// The button beside the ways home; a square one in portrait.
void addButton(Context& c);
/// The panel, while it is open.
void addPanel(Context& c);
/// « Merci »: what follows, the six words, and the code to take away.
void addThanks(Context& c, const AddingLayout& l);
/// Visitors' landmarks in their strip of the frise: approved ones for everybody; for their author, in grey, what waits and what is written.
void contributed(Context& c);
/// The card of one of them.
void contributedCard(SheetColumn& s, const std::string& id);

}  // namespace arobase::screens
