in vec2 vAt;

uniform sampler2D uPicture;

out vec4 oColour;

void main() { oColour = texture(uPicture, vAt); }
