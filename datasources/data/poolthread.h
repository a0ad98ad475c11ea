#pragma once

/// Lets the thread that calls it, one of a pool or of the network, stand behind the interface: where there are more
/// threads with work than processors, a click or a picture that is ready does not wait for decoding and drawing.
/// Costs nothing after a thread's first call. Not for the GUI thread.
void giveWayToInterface();
