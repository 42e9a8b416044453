uniform vec4 uColour;  // premultiplied

out vec4 oColour;

void main() { oColour = uColour; }
