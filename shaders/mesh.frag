#ifdef COMMUNES
flat in vec4 vColour;
#define COLOUR vColour
#else
uniform vec4 uColour;  // premultiplied
#define COLOUR uColour
#endif

out vec4 oColour;

void main() { oColour = COLOUR; }
