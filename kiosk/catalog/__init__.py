"""What comes in from outside to become the catalog: folders of pictures, read with bounds."""
